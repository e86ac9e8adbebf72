import type { EndReason, FaultKind, FaultReason, Notice } from '@latchkey/auth';

const kinds: Readonly<Record<FaultKind, string>> = {
  credentials: 'Incorrect username or password.',
  code: 'That code isn’t right. Check it and try again.',
  policy: 'Something in this form wasn’t accepted.',
  taken: 'An account with these details already exists. Sign in instead, or change them.',
  lapsed: 'This step took too long. Start again.',
  unconfirmed: 'This account isn’t confirmed yet. Enter the code that we sent you.',
  resetRequired: 'Reset your password before you sign in.',
  throttled: 'Too many tries in a short time.',
  network: 'The server cannot be reached. Try again when you are online.',
  deviceUnknown: 'This browser is no longer remembered. Sign in again.',
  cancelled: 'The passkey request was closed. Try again.',
  refused: 'This sign-in wasn’t allowed. Contact support if you need help.',
  blocked: 'This sign-in was blocked for your protection. Try again later, or contact support.',
  configuration: 'This app isn’t set up for that yet. Contact support if you need help.',
  server: 'The server had a problem. Try again in a moment.',
  unexpected: 'Something went wrong. Try again.',
};

/** Reasons that are more specific than their kind. */
export type ToldReason = Exclude<
  FaultReason,
  | 'incorrect'
  | 'risk'
  | 'code-wrong'
  | 'required'
  | 'malformed'
  | 'trigger'
  | 'waf-blocked'
  | 'client-secret'
  | 'flow-not-enabled'
  | 'attribute-not-writable'
  | 'client-not-found'
  | 'pool-not-found'
  | 'wrong-pool'
  | 'trigger-failed'
  | 'trigger-missing'
  | 'auto-verification-off'
  | 'email-limit'
  | 'token-scope'
  | 'mfa-not-set-up'
  | 'scope-not-allowed'
>;

const reasons: Readonly<Record<ToldReason, string>> = {
  disabled: 'This account is disabled. Contact support.',
  'invitation-expired': 'Your temporary password has expired. Ask for a new invitation.',
  'locked-out': 'Too many wrong passwords.',
  'access-token-expired': 'Sign in again to do this.',
  'access-token-revoked': 'Sign in again to do this.',
  'refresh-token-expired': 'Sign in again to do this.',
  'refresh-token-revoked': 'Sign in again to do this.',
  'reset-not-possible': 'The password of this account can’t be reset here. Contact support.',
  'no-verified-contact': 'This account has no verified email or phone number. Contact support.',
  'already-confirmed': 'This account is already confirmed. Sign in.',
  'code-expired': 'That code has expired. Ask for a new one.',
  'code-not-sent': 'We couldn’t send the code. Check the address, or try another way.',
  'password-policy': 'This password isn’t strong enough. Make it longer, or add other kinds of characters.',
  'password-reused': 'You have used this password before. Choose a new one.',
  'username-taken': 'This username is taken. Sign in, or choose another one.',
  'alias-taken': 'Another account uses this email or phone number.',
  'not-changeable': 'One of these details can’t be changed here.',
  'sign-up-closed': 'Only an administrator can create accounts here.',
  'waf-captcha': 'Prove that you are not a robot, then try again.',
  'access-denied': 'The sign-in was cancelled, or not allowed. Try again, or sign in another way.',
  provider: 'Your identity provider didn’t sign you in. Try again, or contact support.',
  'redirect-unknown': 'This sign-in has ended, or it began in another browser. Sign in again.',
  'idp-initiated': 'Start here instead: choose how to sign in.',
  'redirect-not-stored':
    'This browser blocks what is needed to come back here. Allow site data, or sign in in a window.',
  'waf-challenge': 'Your browser has to be checked first. Reload the page and try again.',
};

const notices: Readonly<Record<Notice, string>> = {
  passwordChanged: 'Your password has been changed. Sign in with the new one.',
  confirmed: 'Your account is confirmed. You can sign in now.',
  signedOutHereOnly:
    'You’re signed out in this browser. The server couldn’t be reached: other devices stay signed in until you’re back online here.',
};

const ends: Readonly<Record<EndReason, string>> = {
  signOut: 'You’re signed out.',
  expired: 'Your session has ended. Sign in again to continue.',
  elsewhere: 'You signed out in another tab.',
  deleted: 'Your account has been deleted.',
};

/** Texts for refusals and success messages. */
export const messages = {
  kinds,
  reasons,
  /** By `fault.code`: Latchkey's own, and exceptions that are more specific than their kind. */
  codes: {
    EnableSoftwareTokenMFAException:
      'That code doesn’t belong to this key. Wait for the next one and try again.',
    InvalidParameterException: 'Something in this form wasn’t accepted. Check it and try again.',
    TooManyFailedAttemptsException: 'Too many wrong codes.',
    LimitExceededException: 'You’ve reached the limit for this for now.',
    WebAuthnNotEnabledException: 'Passkeys are not turned on here.',
    WebAuthnConfigurationMissingException: 'Passkeys are not turned on here.',
    'exchange-lost': 'The connection broke while you were signed in. Sign in again.',
    'window-timeout': 'The other window didn’t come back in time. Try again.',
    invalid_grant: 'This sign-in can’t be used any more. Sign in again.',
    login_required: 'Sign in to continue.',
    'answer-not-accepted': 'That answer wasn’t accepted. Try again.',
    'plain-password':
      'Passwords can’t be used to sign in here, and no other way is offered. Contact support.',
    'expired-elsewhere': 'Your session has ended. Sign in again.',
    'passkey-unsupported': 'This browser can’t use passkeys here.',
    'passkey-exists': 'This device already has a passkey for your account.',
    'not-loaded': 'A part of this page did not load. Try again, or reload the page.',
  },
  malformed: {
    username: 'Check the username.',
    password: 'Check the password.',
    code: 'Check the code.',
    email: 'Check the email.',
    phone_number: 'Check the phone number. Write it with the country code, such as +44 20 7946 0000.',
    other: 'Check this field: {field}.',
  },
  required: {
    username: 'Enter the username.',
    password: 'Enter the password.',
    code: 'Enter the code.',
    email: 'Enter the email.',
    phone_number: 'Enter the phone number, with the country code.',
    other: 'Fill in this field: {field}.',
  },
  retryIn: 'Try again in {time}.',
  timeLeft: '{time} left for this step',
  notices,
  ends,
};

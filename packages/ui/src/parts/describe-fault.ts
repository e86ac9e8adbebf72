import type { Fault, FaultKind, FaultReason } from '@latchkey/auth';

const BY_KIND: Readonly<Record<FaultKind, string>> = {
  credentials: 'Incorrect username or password.',
  code: 'That code isn’t right. Check it and try again.',
  policy: 'Something in this form wasn’t accepted.',
  taken: 'An account with these details already exists. Sign in instead, or change them.',
  lapsed: 'This step took too long. Start again.',
  unconfirmed: 'This account is not confirmed yet. Enter the code that was sent to you.',
  resetRequired: 'This password must be reset before you can sign in.',
  throttled: 'Too many tries in a short time.',
  network: 'The server cannot be reached. Try again when you are online.',
  deviceUnknown: 'This browser is no longer remembered. Sign in again.',
  cancelled: 'The passkey request was closed. Try again.',
  refused: 'This sign-in was not allowed. Contact support if you need help.',
  blocked: 'This sign-in was blocked for your protection. Try again later, or contact support.',
  configuration: 'This app isn’t set up for that yet. Contact support if you need help.',
  server: 'The server had a problem. Try again in a moment.',
  unexpected: 'Something went wrong. Try again.',
};

const BY_REASON: Partial<Record<FaultReason, string>> = {
  disabled: 'This account is disabled. Contact support.',
  'invitation-expired': 'Your temporary password has expired. Ask for a new invitation.',
  'locked-out': 'Too many wrong passwords.',
  'access-token-expired': 'You need to sign in again for this.',
  'access-token-revoked': 'You need to sign in again for this.',
  'refresh-token-expired': 'You need to sign in again for this.',
  'refresh-token-revoked': 'You need to sign in again for this.',
  'reset-not-possible': 'The password of this account can’t be reset here. Contact support.',
  'no-verified-contact': 'This account has no verified email address or phone number. Contact support.',
  'already-confirmed': 'This account is confirmed already. Sign in.',
  'code-expired': 'That code has expired. Ask for a new one.',
  'code-not-sent': 'The code could not be sent. Check the address, or try another way.',
  'password-policy': 'This password isn’t strong enough. Make it longer, or add other kinds of characters.',
  'password-reused': 'You have used this password before. Choose a new one.',
  'username-taken': 'This username is taken. Sign in, or choose another one.',
  'alias-taken': 'Another account uses this email address or phone number.',
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

/** What is wrong with one field. */
const FIELDS: Readonly<Record<string, string>> = {
  username: 'the username',
  password: 'the password',
  code: 'the code',
  email: 'the email address',
  phone_number: 'the phone number. Write it with the country, as +44 20 7946 0000',
};

/** Latchkey's own codes, and exceptions that say more than their kind (Cognito API reference, "Errors" of each operation). */
const BY_CODE: Readonly<Record<string, string>> = {
  EnableSoftwareTokenMFAException:
    'That code does not belong to this key. Wait for the next one and try again.',
  InvalidParameterException: 'Something in this form wasn’t accepted. Check it and try again.',
  TooManyFailedAttemptsException: 'Too many wrong codes.',
  LimitExceededException: 'The limit for this is reached for now.',
  WebAuthnNotEnabledException: 'Passkeys are not turned on here.',
  WebAuthnConfigurationMissingException: 'Passkeys are not turned on here.',
  'exchange-lost': 'The connection broke while you were signed in. Sign in again.',
  'window-timeout': 'The other window didn’t come back in time. Try again.',
  invalid_grant: 'This sign-in can’t be used any more. Sign in again.',
  login_required: 'Sign in to go on.',
  'answer-not-accepted': 'That answer wasn’t accepted. Try again.',
  'plain-password': 'This app does not send passwords, and no other way is offered. Contact support.',
  'expired-elsewhere': 'Your session has ended. Sign in again.',
  'passkey-unsupported': 'This browser can’t use passkeys here.',
  'passkey-exists': 'This device has a passkey for your account already.',
  'not-loaded': 'A part of this page did not load. Try again; if that does not help, reload the page.',
};

/** What to tell the person: what happened and what to do next. */
export function describeFault({ kind, code, reason, field, message }: Fault): string {
  if (message !== undefined) return message;
  const named = field && Object.hasOwn(FIELDS, field) ? FIELDS[field] : field?.replace(/^custom:/, '');
  if (reason === 'malformed' && named) return `Check ${named}.`;
  if (reason === 'required' && named) return `Enter ${named}.`;
  return (reason && BY_REASON[reason]) ?? BY_CODE[code] ?? BY_KIND[kind];
}

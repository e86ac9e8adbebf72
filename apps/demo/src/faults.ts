import type { Fault, FaultKind } from '@latchkey/auth';

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
  configuration: 'This app isn’t set up for that yet. Contact support if you need help.',
  server: 'The server had a problem. Try again in a moment.',
  unexpected: 'Something went wrong. Try again.',
};

/** Where the exception's name says more than its kind (Cognito API reference, "Errors" of each operation). */
const BY_CODE: Readonly<Record<string, string>> = {
  ExpiredCodeException: 'That code has expired. Ask for a new one.',
  EnableSoftwareTokenMFAException:
    'That code does not belong to this key. Wait for the next one and try again.',
  InvalidParameterException: 'Something in this form wasn’t accepted. Check it and try again.',
  InvalidPasswordException:
    'This password isn’t strong enough. Make it longer, or add other kinds of characters.',
  PasswordHistoryPolicyViolationException: 'You have used this password before. Choose a new one.',
  UsernameExistsException: 'This username is taken. Sign in, or choose another one.',
  AliasExistsException: 'Another account uses this email address or phone number.',
  TooManyFailedAttemptsException: 'Too many wrong codes.',
  LimitExceededException: 'The limit for this is reached for now.',
  WebAuthnNotEnabledException: 'Passkeys are not turned on here.',
  WebAuthnConfigurationMissingException: 'Passkeys are not turned on here.',
  'passkey-unsupported': 'This browser can’t use passkeys here.',
  'not-loaded': 'A part of this page did not load. Try again; if that does not help, reload the page.',
  CodeDeliveryFailureException: 'The code could not be sent. Check the address, or try another way.',
};

/** What to tell the person: what happened and what to do next. */
export function describeFault({ kind, code }: Fault): string {
  return BY_CODE[code] ?? BY_KIND[kind];
}

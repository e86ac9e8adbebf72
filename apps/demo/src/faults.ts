import type { Fault, FaultKind } from '@latchkey/auth';

const BY_KIND: Readonly<Record<FaultKind, string>> = {
  credentials: 'That user name or password is not right.',
  code: 'That code is not right. Check it and try again.',
  policy: 'Something in this form was not accepted.',
  taken: 'An account with these details exists already. Sign in, or choose other ones.',
  lapsed: 'This step took too long. Start again.',
  unconfirmed: 'This account is not confirmed yet. Enter the code that was sent to you.',
  resetRequired: 'This password must be reset before you can sign in.',
  throttled: 'Too many tries in a short time.',
  network: 'The server cannot be reached. Try again when you are online.',
  deviceUnknown: 'The server no longer knows this browser. Sign in again.',
  cancelled: 'The passkey request was closed before it was done.',
  refused: 'A rule of this pool refused the request. Ask whoever runs it.',
  configuration: 'This pool or app client is not set up for this. Ask whoever runs it.',
  server: 'The server had a problem. Try again in a moment.',
  unexpected: 'Something went wrong. Try again.',
};

/** Where the exception's name says more than its kind (Cognito API reference, "Errors" of each operation). */
const BY_CODE: Readonly<Record<string, string>> = {
  ExpiredCodeException: 'That code has expired. Ask for a new one.',
  EnableSoftwareTokenMFAException:
    'That code does not belong to this key. Wait for the next one and try again.',
  InvalidParameterException: 'Something in this form was not accepted. Check it and try again.',
  InvalidPasswordException:
    'The pool does not accept this password. Make it longer, or mix in other characters.',
  PasswordHistoryPolicyViolationException: 'You have used this password before. Choose a new one.',
  UsernameExistsException: 'This user name is taken. Sign in, or choose another one.',
  AliasExistsException: 'Another account uses this e-mail address or phone number.',
  TooManyFailedAttemptsException: 'Too many wrong codes.',
  LimitExceededException: 'The limit for this is reached for now.',
  WebAuthnNotEnabledException: 'This pool does not take passkeys.',
  WebAuthnConfigurationMissingException: 'This pool does not take passkeys.',
  'passkey-unsupported': 'This browser has no passkeys here.',
  'not-loaded': 'A part of this page did not load. Try again; if that does not help, reload the page.',
  CodeDeliveryFailureException: 'The code could not be sent. Check the address, or try another way.',
};

/** What to tell the person: what happened and what to do next. */
export function describeFault({ kind, code }: Fault): string {
  return BY_CODE[code] ?? BY_KIND[kind];
}

import type { Fault, FaultKind } from '@latchkey/auth';

/** What the exceptions of the account functions come down to; the others are not foreseen here. */
const KINDS: Readonly<Record<string, FaultKind>> = {
  aborted: 'cancelled',
  AliasExistsException: 'taken',
  CodeMismatchException: 'code',
  EnableSoftwareTokenMFAException: 'code',
  ExpiredCodeException: 'code',
  InternalErrorException: 'server',
  InvalidParameterException: 'policy',
  InvalidUserPoolConfigurationException: 'configuration',
  InvalidPasswordException: 'policy',
  LimitExceededException: 'throttled',
  network: 'network',
  NotAuthorizedException: 'credentials',
  PasswordHistoryPolicyViolationException: 'policy',
  'passkey-dismissed': 'cancelled',
  'passkey-unsupported': 'configuration',
  'tokens-unavailable': 'network',
  TooManyRequestsException: 'throttled',
  WebAuthnConfigurationMissingException: 'configuration',
  WebAuthnNotEnabledException: 'configuration',
};

/** An error of an account function, by its stable `code`, as what the views show. */
export function faultFrom(error: unknown): Fault {
  const code =
    error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
  if (code === null) return { kind: 'unexpected', code: 'unexpected' };
  return { kind: KINDS[code] ?? 'unexpected', code };
}

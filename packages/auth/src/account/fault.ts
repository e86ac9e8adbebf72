import { isCognitoError } from '@latchkey/cognito';
import { AuthError, type AuthErrorCode } from '../errors.ts';
import type { Fault, FaultKind } from '../model.ts';
import { faultOf } from '../services/faults.ts';

const KINDS: Partial<Record<AuthErrorCode, FaultKind>> = {
  'not-signed-in': 'credentials',
  'tokens-unavailable': 'network',
  'passkey-dismissed': 'cancelled',
  'passkey-exists': 'taken',
  'passkey-unsupported': 'configuration',
};

/**
 * Turns an error of an account function into a fault, as in `state.fault`. Null for an error that is neither Latchkey's nor
 * Cognito's: a bug, or something that the browser refused.
 *
 * @param now - epoch milliseconds; `retryAt` is counted from it. Default: `Date.now()`.
 */
export function faultFrom(error: unknown, now = Date.now()): Fault | null {
  if (error instanceof AuthError && error.code === 'code-refused') {
    return { kind: 'code', code: error.code, reason: 'code-wrong', field: 'code' };
  }
  if (error instanceof AuthError && error.code === 'scope-missing') {
    return { kind: 'configuration', code: error.code, reason: 'token-scope' };
  }
  if (error instanceof AuthError) return { kind: KINDS[error.code] ?? 'unexpected', code: error.code };
  return isCognitoError(error) ? faultOf(error, now) : null;
}

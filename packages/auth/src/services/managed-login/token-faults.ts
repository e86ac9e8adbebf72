/**
 * Turns refusals by the token endpoint into faults. Source: Cognito developer guide, "Token endpoint"; RFC 6749, section 5.2.
 *
 * @module
 */
import { isObject, isText } from '../../checks.ts';
import type { Fault } from '../../model.ts';

/** Milliseconds. */
const WAIT = 5_000;

/** Returns the fault of a response without tokens; null if it may hold some. */
export async function refusedAt(response: Response, now: number): Promise<Fault | null> {
  const { ok, status } = response;
  if (ok) return null;
  if (status === 429) return { kind: 'throttled', code: 'TooManyRequests', retryAt: now + WAIT };
  if (status >= 500) return { kind: 'server', code: `http-${status}` };
  const body: unknown = await response.json().catch(() => null);
  const error = isObject(body) && isText(body.error) ? body.error : '';
  switch (error) {
    case 'invalid_grant':
      // The code or refresh token is used up, revoked, or belongs to another client.
      return { kind: 'credentials', code: error };
    case 'invalid_client':
      return { kind: 'configuration', code: error, reason: 'client-secret' };
    case 'unauthorized_client':
    case 'unsupported_grant_type':
      return { kind: 'configuration', code: error, reason: 'flow-not-enabled' };
    case 'invalid_request':
      return { kind: 'configuration', code: error };
    default:
      return { kind: 'server', code: `http-${status}` };
  }
}

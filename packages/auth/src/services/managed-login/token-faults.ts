/**
 * What the token endpoint refuses with. Source: Cognito developer guide, "Token endpoint"; RFC 6749, section 5.2.
 *
 * @module
 */
import { isObject, isText } from '../../checks.ts';
import type { Fault } from '../../model.ts';

/** Milliseconds. */
const WAIT = 5_000;

/** The fault of an answer that holds no tokens; null for one that may. */
export async function refusedAt(response: Response, now: number): Promise<Fault | null> {
  const { ok, status } = response;
  if (ok) return null;
  if (status === 429) return { kind: 'throttled', code: 'TooManyRequests', retryAt: now + WAIT };
  if (status >= 500) return { kind: 'server', code: `http-${status}` };
  const body: unknown = await response.json().catch(() => null);
  const error = isObject(body) && isText(body.error) ? body.error : '';
  switch (error) {
    case 'invalid_grant':
      // The code, or the refresh token, is spent, revoked, or of another client.
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

/**
 * Turns errors of managed login, in a redirect or from the token endpoint, into faults. Sources: Cognito developer guide,
 * "Authorize endpoint" and "Token endpoint"; RFC 6749, sections 4.1.2.1 and 5.2; OpenID Connect Core 1.0, section 3.1.2.6.
 *
 * @module
 */
import { isObject } from '../../checks.ts';
import type { Fault } from '../../model.ts';
import { plainSentence, triggerSentence } from '../fault-rules.ts';

const flow = { kind: 'configuration', reason: 'flow-not-enabled' } as const;
const server = { kind: 'server' } as const;

/** Errors that mean the same wherever they come from. */
const FAULTS: ReadonlyMap<unknown, Omit<Fault, 'code'>> = new Map<unknown, Omit<Fault, 'code'>>([
  ['access_denied', { kind: 'refused', reason: 'access-denied' }],
  ['invalid_scope', { kind: 'configuration', reason: 'scope-not-allowed' }],
  ['unauthorized_client', flow],
  ['unsupported_grant_type', flow],
  ['server_error', server],
  ['temporarily_unavailable', server],
  // The code or refresh token is used up, revoked, or belongs to another client.
  ['invalid_grant', { kind: 'credentials' }],
  ['invalid_client', { kind: 'configuration', reason: 'client-secret' }],
]);

/** @param parameters - of a URL whose state this browser knows: nobody else can have their text shown here */
export function providerFault(parameters: URLSearchParams): Fault {
  const error = parameters.get('error') ?? '';
  // Codes are protocol words; any other text is not shown.
  const code = /^[a-z_]{1,64}$/.test(error) ? error : 'invalid_request';
  const known = FAULTS.get(code);
  if (known) return { ...known, code };
  const description = parameters.get('error_description') ?? '';
  const own = triggerSentence(description);
  const message = own ?? plainSentence(description);
  return {
    kind: 'refused',
    code,
    reason: own === undefined ? 'provider' : 'trigger',
    ...(message !== undefined && { message }),
  };
}

/** Milliseconds. */
const WAIT = 5_000;

/** Returns the body of a response, whose own may still be read; undefined if it is not JSON, or has not arrived in full. */
export const bodyOf = (response: Response): Promise<unknown> =>
  response
    .clone()
    .json()
    .catch(() => undefined);

/** Returns the fault of a response without tokens; null if it may hold some. */
export function refusedBy({ ok, status }: Response, body: unknown, now: number): Fault | null {
  if (ok) return null;
  if (status === 429) return { kind: 'throttled', code: 'TooManyRequests', retryAt: now + WAIT };
  const { error } = isObject(body) && status < 500 ? body : {};
  const known = error === 'invalid_request' ? ({ kind: 'configuration' } as const) : FAULTS.get(error);
  return known ? { ...known, code: String(error) } : { kind: 'server', code: `http-${status}` };
}

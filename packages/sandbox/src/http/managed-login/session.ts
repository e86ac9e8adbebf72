import type { AuthCall } from '../../call.ts';
import type { Pool } from '../../pool/pool.ts';
import type { User } from '../../pool/user.ts';
import { isEnough } from '../../sign-in/step-up.ts';
import { deviceType } from '../../tokens/device-type.ts';
import type { SsoSession } from '../../tokens/sso-sessions.ts';
import type { AuthorizeRequest } from './authorize-request.ts';
import { cookieOf, setCookie } from './cookies.ts';
import { redirect, withParameters } from './responses.ts';

// The pool decides when a session ends, which differs between clients.
const LONGEST_SESSION_SECONDS = 90 * 86_400;

/**
 * Returns the browser's session if the request can use it: one that has not ended, is not older than its `max_age`, and has
 * reached its `acr_values`.
 */
export function sessionFor(
  request: Request,
  { pool, client, maxAge, acrValues }: AuthorizeRequest,
): SsoSession | undefined {
  const session = pool.ssoSessions.reusable(cookieOf(request, sessionCookie(pool)), client);
  if (!session || !pool.users.has(session.user)) return undefined;
  const isTooOld = maxAge !== undefined && pool.clock.now() - session.startedAt >= maxAge * 1000;
  if (isTooOld) return undefined;
  const isBelow = acrValues !== undefined && !isEnough(pool, session.user, acrValues, session.amr ?? []);
  return isBelow ? undefined : session;
}

/** Starts a session for a person who has signed in. */
export function startSession(
  { pool, client, userAgent }: AuthCall,
  user: User,
  proved: Pick<SsoSession, 'passedMfa' | 'acr' | 'amr'>,
): SsoSession {
  return pool.ssoSessions.start({ user, client, ...proved, deviceType: deviceType(userAgent) });
}

/** Ends the browser's session. Returns the cookie that removes it. */
export function endSession(request: Request, pool: Pool): string {
  const name = sessionCookie(pool);
  pool.ssoSessions.endBySecret(cookieOf(request, name));
  return setCookie(name, undefined, 0);
}

/** Redirects the browser to the app with a code. */
export function codeAt(request: AuthorizeRequest, session: SsoSession): Response {
  const { client, redirectUri, scopes, nonce, codeChallenge, resource, pool, state } = request;
  session.lastActiveAt = pool.clock.now();
  const code = pool.authorizationCodes.issue({
    client,
    redirectUri,
    scopes,
    nonce,
    codeChallenge,
    resource,
    session,
  });
  return redirect(
    withParameters(redirectUri, { code, state }),
    setCookie(sessionCookie(pool), session.secret, LONGEST_SESSION_SECONDS),
  );
}

// Pools share an origin here, but no sessions.
function sessionCookie({ id }: Pool): string {
  return `cognito-${id}`;
}

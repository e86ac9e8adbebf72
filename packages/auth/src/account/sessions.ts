import { isCognitoError, listUserSessions, revokeUserSession, type UserSession } from '@latchkey/cognito';
import type { Auth } from '../api.ts';
import { isObject } from '../checks.ts';
import { takeOptions } from '../require-argument.ts';
import { takeText } from '../state/take.ts';
import { dateIn, objectsIn, textIn } from './output.ts';
import { type Page, type PageRequest, pageOf, takePage } from './page.ts';
import { signedIn } from './signed-in.ts';

/** One place where the user is signed in: a browser, an app, or managed login. */
export interface AccountSession {
  /** 28 characters. */
  readonly sessionId: string;
  /** `SSO` is a session of managed login; Cognito may add types in the future. */
  readonly type: string;
  /** Whether it is the session of this browser. */
  readonly isThisSession: boolean;
  /** Derived by Cognito from the user agent, such as `Chrome on macOS`. */
  readonly deviceType: string | null;
  /** Looked up from the IP address: approximate at best. */
  readonly place: { readonly city: string | null; readonly country: string | null };
  readonly lastIpAddress: string | null;
  readonly createdAt: Date | null;
  readonly lastActiveAt: Date | null;
  /** The app client that the user signed in to. */
  readonly clientId: string | null;
  /** The managed login session that this one began with. */
  readonly originSessionId: string | null;
  /**
   * The same key as in `listDevices`. Only known for this session: Cognito does not say which remembered device another
   * session is on.
   */
  readonly deviceKey: string | null;
}

/**
 * Lists where the user is signed in, in pools with session tracking; Cognito decides how many are on a page. In a pool
 * without tracking it rejects: see `isUntracked`. Source: Cognito API reference,
 * ListUserSessions.
 *
 * @throws AuthError, or `ErrorOf<typeof listUserSessions>` of `@latchkey/cognito`
 */
export async function listSessions(
  auth: Auth,
  request: Pick<PageRequest, 'next'> = {},
): Promise<Page<AccountSession>> {
  const { next } = takePage(request);
  const { client, accessToken, vault } = await signedIn(auth);
  const { sessions, nextToken } = await listUserSessions(client, {
    accessToken,
    nextToken: next,
  });
  const own = vault.session.held().session?.deviceKey ?? null;
  return pageOf(
    objectsIn(sessions).map((session) => describe(session, own)),
    nextToken,
  );
}

/**
 * Ends another session of the user; that browser notices at its next refresh. To end this session, use `signOut()`. A session
 * that has already ended is not an error. Source: Cognito API reference, RevokeUserSession.
 *
 * @param options - `linked`: also end the managed login session that it began with, and all others that began with that one
 * @throws AuthError, or `ErrorOf<typeof revokeUserSession>` of `@latchkey/cognito`
 */
export async function revokeSession(
  auth: Auth,
  sessionId: string,
  options: { readonly linked?: boolean } = {},
): Promise<void> {
  takeText(sessionId);
  const { linked } = takeOptions(options, ['linked']);
  const { client, accessToken } = await signedIn(auth);
  try {
    await revokeUserSession(client, {
      accessToken,
      sessionId,
      ...(linked === true && { revokeAssociatedSessions: 'LINKED' }),
    });
  } catch (error) {
    if (!isCognitoError(error) || error.exceptionName !== 'ResourceNotFoundException') throw error;
  }
}

function describe(session: UserSession, ownDevice: string | null): AccountSession {
  const isThisSession = session.isCurrentSession === true;
  const place = isObject(session.lastLocation) ? session.lastLocation : undefined;
  return {
    sessionId: textIn(session.sessionId) ?? '',
    type: textIn(session.sessionType) ?? 'TOKEN',
    isThisSession,
    deviceType: textIn(session.deviceType),
    place: { city: textIn(place?.city), country: textIn(place?.country) },
    lastIpAddress: textIn(session.lastIpAddress),
    createdAt: dateIn(session.createDate),
    lastActiveAt: dateIn(session.lastActiveDate),
    clientId: textIn(session.clientId),
    originSessionId: textIn(session.originSessionId),
    deviceKey: isThisSession ? ownDevice : null,
  };
}

import { newSessionId } from '../ids.ts';
import type { Pool } from '../pool/pool.ts';
import type { User } from '../pool/user.ts';
import { CognitoException, invalidParameter, resourceNotFound } from '../wire/exception.ts';
import type { JsonObject } from '../wire/json.ts';
import { type Grant, isLive } from './grants.ts';
import type { SsoSession } from './sso-sessions.ts';

/** Whether the pool tracks the sessions of its users (SetUserPoolSessionConfiguration). */
function tracksSessions({ settings }: Pool): boolean {
  return settings.sessionConfiguration.userSessionTracking === 'ENABLED';
}

/** Returns the id of a new token session; undefined if the pool tracks none. */
export function sessionIdFor(pool: Pool): string | undefined {
  return tracksSessions(pool) ? newSessionId(pool.environment.random) : undefined;
}

/** Makes room for one more sign-in: ends the least recently used sessions of a user who has as many as the pool allows. */
export function evictSessions(pool: Pool, user: User): void {
  if (!tracksSessions(pool)) return;
  const { maxPerUser } = pool.settings.sessionConfiguration.tokenSession;
  const sessions = sessionsOf(pool, user).sort((one, other) => one.lastActiveAt - other.lastActiveAt);
  for (const session of sessions.slice(0, Math.max(0, sessions.length - maxPerUser + 1))) {
    session.revoked = true;
  }
}

/** Returns the sessions of a user that have not ended, oldest first. */
function sessionsOf(pool: Pool, user: User): Grant[] {
  const now = pool.clock.now();
  return pool.grants.of(user).filter((grant) => grant.sessionId !== undefined && isLive(grant, now));
}

/** Describes the sessions of a user on the wire (SessionDescriptionType). `current` is the session of the caller. */
export function describeSessions(pool: Pool, user: User, current?: Grant): JsonObject[] {
  return [
    ...sessionsOf(pool, user).map((session) => describeTokenSession(session, current)),
    ...pool.ssoSessions.of(user).map(describeSsoSession),
  ];
}

function describeTokenSession(session: Grant, current?: Grant): JsonObject {
  return {
    SessionId: session.sessionId,
    SessionType: 'TOKEN',
    ClientId: session.client.clientId,
    CreateDate: session.createdAt / 1000,
    LastActiveDate: session.lastActiveAt / 1000,
    DeviceType: session.deviceType,
    LastIPAddress: '127.0.0.1',
    OriginSessionId: session.managedLogin?.ssoSessionId,
    IsCurrentSession: session === current,
  };
}

function describeSsoSession(session: SsoSession): JsonObject {
  return {
    SessionId: session.id,
    SessionType: 'SSO',
    ClientId: session.client.clientId,
    CreateDate: session.startedAt / 1000,
    LastActiveDate: session.lastActiveAt / 1000,
    DeviceType: session.deviceType,
    LastIPAddress: '127.0.0.1',
    IsCurrentSession: false,
  };
}

/**
 * Ends a session of a user. `LINKED` also ends the session of managed login that it came from, or the token sessions that came
 * from it.
 *
 * @throws ResourceNotFoundException; InvalidParameterException for the session of the caller
 */
export function revokeSession(
  pool: Pool,
  user: User,
  input: { SessionId: string; RevokeAssociatedSessions?: 'NONE' | 'LINKED' | undefined },
  current?: Grant,
): void {
  const isLinked = input.RevokeAssociatedSessions === 'LINKED';
  const sessions = sessionsOf(pool, user);
  const session = sessions.find(({ sessionId }) => sessionId === input.SessionId);
  if (session && session === current) throw invalidParameter('The current session cannot be revoked.');
  const sso = pool.ssoSessions.of(user).find(({ id }) => id === input.SessionId);
  if (!session && !sso) throw resourceNotFound('Session does not exist.');
  if (session) session.revoked = true;
  if (session && isLinked) pool.ssoSessions.end(session.managedLogin?.ssoSessionId);
  if (!sso) return;
  sso.revoked = true;
  const linked = sessions.filter(({ managedLogin }) => isLinked && managedLogin?.ssoSessionId === sso.id);
  for (const grant of linked) grant.revoked = true;
}

/** @throws OperationNotEnabledException if the pool does not track sessions */
export function requireSessionTracking(pool: Pool): void {
  if (tracksSessions(pool)) return;
  throw new CognitoException(
    'OperationNotEnabledException',
    'Session tracking is not enabled for this user pool.',
  );
}

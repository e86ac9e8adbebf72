import type { Call } from '../call.ts';
import { uuid } from '../ids.ts';
import { refreshTokenLifetime } from '../pool/client-settings.ts';
import { deviceType } from './device-type.ts';
import type { Grant } from './grants.ts';
import { evictSessions, sessionIdFor } from './sessions.ts';

/** Creates the grant of a finished sign-in. */
export function startGrant(
  { pool, userAgent }: Call,
  signIn: Pick<
    Grant,
    'user' | 'client' | 'deviceKey' | 'passedMfa' | 'scopes' | 'managedLogin' | 'resource' | 'acr' | 'amr'
  > & {
    /** Milliseconds since the epoch. */
    readonly authenticatedAt: number;
  },
): Grant {
  const { authenticatedAt, ...given } = signIn;
  evictSessions(pool, signIn.user);
  const now = pool.clock.now();
  const { random } = pool.environment;
  const grant: Grant = {
    ...given,
    originJti: uuid(random),
    eventId: uuid(random),
    authTime: Math.floor(authenticatedAt / 1000),
    expiresAt: now + refreshTokenLifetime(signIn.client.settings),
    sessionId: sessionIdFor(pool),
    createdAt: now,
    lastActiveAt: now,
    deviceType: deviceType(userAgent),
    isRestored: false,
    revoked: false,
    refreshRevoked: false,
    refreshTokens: [],
  };
  pool.grants.add(grant);
  return grant;
}

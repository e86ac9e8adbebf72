import type { SessionInfo } from '../../model.ts';
import type { IdTokenClaims } from '../../views.ts';

const minute = 60_000;

/** A session that is far from expiring. `now` in epoch milliseconds. */
export const sampleSession = (now: number, changes: Partial<SessionInfo> = {}): SessionInfo => ({
  username: 'ada',
  refreshAt: now + 55 * minute,
  expiresAt: now + 60 * minute,
  clockDrift: 0,
  ...changes,
});

/** The claims of a user. `now` in epoch milliseconds. */
export function sampleClaims(now: number, username = 'ada'): IdTokenClaims {
  const issuedAt = Math.floor(now / 1000);
  return {
    sub: '5f0c2d9e-1b7a-4c58-9a61-3d2f8e7b4a10',
    'cognito:username': username,
    email: 'ada@example.com',
    email_verified: true,
    auth_time: issuedAt,
    iat: issuedAt,
    exp: issuedAt + 3600,
  };
}

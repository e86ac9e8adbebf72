import type { Pool } from '../pool/pool.ts';
import type { User } from '../pool/user.ts';
import { grantOfRefreshToken } from './find-grant.ts';

/** Ends a sign-in by its newest or its first refresh token; any other text, and one between them, changes nothing. */
export function revokeByRefreshToken(pool: Pool, refreshToken: string): void {
  const grant = grantOfRefreshToken(pool, refreshToken);
  const ends = grant ? [grant.refreshTokens.at(0)?.text, grant.refreshTokens.at(-1)?.text] : [];
  if (grant && ends.includes(refreshToken)) grant.revoked = true;
}

/** Ends all sign-ins of a user. */
export function revokeAll(pool: Pool, user: User): void {
  pool.grants.endAllOf(user);
}

/** Ends the refresh tokens that a device was part of. */
export function revokeDevice(pool: Pool, user: User, deviceKey: string): void {
  for (const grant of pool.grants.of(user)) {
    if (grant.deviceKey === deviceKey) grant.refreshRevoked = true;
  }
}

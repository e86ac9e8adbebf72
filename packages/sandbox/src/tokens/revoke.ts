import type { Pool } from '../pool/pool.ts';
import type { User } from '../pool/user.ts';
import { grantOfRefreshToken } from './find-grant.ts';

/** Ends a sign-in by its newest or first refresh token; any other text, and a token between them, has no effect. */
export function revokeByRefreshToken(pool: Pool, refreshToken: string): void {
  const grant = grantOfRefreshToken(pool, refreshToken);
  if (!grant) return;
  const place = grant.refreshTokens.findIndex(({ text }) => text === refreshToken);
  if (place === 0 || place === grant.refreshTokens.length - 1) grant.revoked = true;
}

/** Ends all sign-ins of a user. */
export function revokeAll(pool: Pool, user: User): void {
  pool.grants.endAllOf(user);
}

/** Revokes the refresh tokens of a device. */
export function revokeDevice(pool: Pool, user: User, deviceKey: string): void {
  for (const grant of pool.grants.of(user)) {
    if (grant.deviceKey === deviceKey) grant.refreshRevoked = true;
  }
}

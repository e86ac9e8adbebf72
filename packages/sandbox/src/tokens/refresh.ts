import type { ClientCall } from '../call.ts';
import { tracksDevices } from '../devices/track.ts';
import { type AppClient, rotatesRefreshTokens } from '../pool/client-settings.ts';
import type { Pool } from '../pool/pool.ts';
import type { Strings } from '../triggers/events.ts';
import { CognitoException, notAuthorized } from '../wire/exception.ts';
import type { JsonObject } from '../wire/json.ts';
import { deviceType } from './device-type.ts';
import { grantOfRefreshToken } from './find-grant.ts';
import type { Grant, RefreshToken } from './grants.ts';
import { issueTokens } from './issue.ts';

/**
 * Exchanges a refresh token for new tokens; the response contains a new refresh token only if the app client rotates them.
 *
 * @throws NotAuthorizedException, RefreshTokenReuseException
 */
export async function refresh(
  call: ClientCall,
  input: {
    refreshToken: string;
    deviceKey?: string | undefined;
    clientMetadata?: Strings | undefined;
    /** Whether the call came to /oauth2/token, which does not support devices. */
    atTokenEndpoint?: boolean;
  },
): Promise<JsonObject> {
  const { pool, client } = call;
  const grant = usableGrant(pool, client, input.refreshToken);
  if (!input.atTokenEndpoint) checkDevice(pool, grant, input.deviceKey);
  else if (grant.deviceKey !== undefined) throw notAuthorized('Invalid Refresh Token.');
  const successor = rotatesRefreshTokens(client.settings)
    ? rotate(pool, grant, input.refreshToken)
    : undefined;
  grant.lastActiveAt = pool.clock.now();
  grant.deviceType = deviceType(call.userAgent);
  const tokens = await issueTokens(call, grant, 'TokenGeneration_RefreshTokens', input.clientMetadata);
  return successor ? { ...tokens, RefreshToken: successor.text } : tokens;
}

/** Returns the grant of a refresh token that is known, not revoked and not expired. */
export function usableGrant(pool: Pool, client: AppClient, refreshToken: string): Grant {
  const grant = grantOfRefreshToken(pool, refreshToken);
  if (!grant || grant.client !== client) throw notAuthorized('Invalid Refresh Token.');
  if (grant.revoked || grant.refreshRevoked) throw notAuthorized('Refresh Token has been revoked');
  if (pool.clock.now() >= grant.expiresAt) throw notAuthorized('Refresh Token has expired');
  if (!grant.user.enabled) throw notAuthorized('User is disabled.');
  return grant;
}

// If the sign-in had a device, a refresh has to name it, and it has to be confirmed. A sign-in at the managed login pages has
// none, so the API cannot refresh it if the pool tracks devices.
function checkDevice(
  pool: Pool,
  { deviceKey, user, managedLogin, isRestored }: Grant,
  presented: string | undefined,
): void {
  if (managedLogin && tracksDevices(pool)) throw notAuthorized('Invalid Refresh Token.');
  if (deviceKey === undefined) return;
  if (presented !== deviceKey || !(isRestored || user.devices.get(deviceKey)?.secret)) {
    throw notAuthorized('Invalid Refresh Token.');
  }
}

// As measured on a real pool: the newest token always works; an exchanged token works again within the grace period, counted
// from its first use, and creates another child; a child that was passed over never works.
function rotate(pool: Pool, grant: Grant, text: string): RefreshToken {
  const now = pool.clock.now();
  const token = grant.refreshTokens.find((candidate) => candidate.text === text);
  const grace = (grant.client.settings.refreshTokenRotation?.retryGracePeriodSeconds ?? 0) * 1000;
  const isNewest = token === grant.refreshTokens.at(-1);
  const isInGrace = token?.rotatedAt !== undefined && now < token.rotatedAt + grace;
  if (!token || !(isNewest || isInGrace)) {
    throw new CognitoException('RefreshTokenReuseException', 'Refresh token reuse detected');
  }
  token.rotatedAt ??= now;
  return pool.grants.issueRefreshToken(grant);
}

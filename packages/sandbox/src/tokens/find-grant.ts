import * as v from 'valibot';
import { refreshTokenLifetime } from '../pool/client-settings.ts';
import type { Pool } from '../pool/pool.ts';
import type { Grant } from './grants.ts';
import { type KeptGrant, readRefreshToken, refreshTokenSecret } from './refresh-token.ts';

const SECOND = 1000;

/**
 * Returns the grant of a refresh token. A token from before a restart restores its grant, so that a restart signs out nobody
 * whose user is in the options of the pool. A pool restored from a snapshot knows all grants that have not ended.
 */
export function grantOfRefreshToken(pool: Pool, text: string): Grant | undefined {
  const known = pool.grants.byRefreshToken(text);
  if (known || pool.isContinued) return known;
  const kept = readRefreshToken(refreshTokenSecret(pool.id), text);
  if (!kept || kept.issuedAt >= pool.createdAt) return undefined;
  const grant = pool.grants.byEventId(kept.eventId) ?? restored(pool, kept);
  if (grant) pool.grants.keepRefreshToken(grant, text);
  return grant;
}

const accessClaims = v.object({
  sub: v.string(),
  client_id: v.string(),
  event_id: v.string(),
  scope: v.string(),
  auth_time: v.number(),
  iat: v.number(),
  origin_jti: v.optional(v.string(), ''),
  device_key: v.optional(v.string()),
  acr: v.optional(v.string()),
  amr: v.optional(v.array(v.string())),
});

/** Returns the grant of an access token whose signature is valid; like {@link grantOfRefreshToken}. */
export function grantOfAccessToken(pool: Pool, claims: object): Grant | undefined {
  const result = v.safeParse(accessClaims, claims);
  if (!result.success) return undefined;
  const { output } = result;
  const known = pool.grants.byEventId(output.event_id);
  // The time of issue is rounded down.
  const issuedAt = (output.iat + 1) * SECOND;
  if (known || pool.isContinued || issuedAt > pool.createdAt) return known;
  const client = pool.clients.get(output.client_id);
  if (!client) return undefined;
  return restored(pool, {
    sub: output.sub,
    clientId: output.client_id,
    originJti: output.origin_jti,
    eventId: output.event_id,
    deviceKey: output.device_key,
    passedMfa: false,
    scopes: output.scope.split(' '),
    acr: output.acr,
    amr: output.amr,
    resource: undefined,
    managedLogin: undefined,
    authTime: output.auth_time,
    expiresAt: output.auth_time * SECOND + refreshTokenLifetime(client.settings),
    sessionId: undefined,
    createdAt: output.auth_time * SECOND,
    lastActiveAt: issuedAt,
    deviceType: 'unknown',
    issuedAt,
  });
}

function restored(pool: Pool, { sub, clientId, issuedAt, ...kept }: KeptGrant): Grant | undefined {
  const user = pool.users.bySub(sub);
  const client = pool.clients.get(clientId);
  if (!user || !client || issuedAt <= pool.grants.endedBefore(user)) return undefined;
  const grant: Grant = {
    ...kept,
    deviceKey: kept.deviceKey,
    managedLogin: kept.managedLogin && {
      ssoSessionId: kept.managedLogin.ssoSessionId,
      nonce: kept.managedLogin.nonce,
    },
    sessionId: kept.sessionId,
    resource: kept.resource,
    user,
    client,
    isRestored: true,
    revoked: false,
    refreshRevoked: false,
    refreshTokens: [],
  };
  pool.grants.add(grant);
  return grant;
}

import { decodeJwt } from 'jose';
import type { Host } from '../call.ts';
import { poolOfLogins } from '../identity/pool-of-logins.ts';
import type { Pool } from '../pool/pool.ts';
import { isJsonObject, type JsonObject } from '../wire/json.ts';

/** Returns the pool for a call: by pool id, app client, access token, Session or login; otherwise the first pool. */
export function poolOf(host: Host, body: JsonObject): Pool {
  const { UserPoolId, ClientId, AccessToken, Session, Logins, ResourceArn } = body;
  const pools = [...host.pools.values()];
  return (
    (typeof UserPoolId === 'string' ? host.pools.get(UserPoolId) : undefined) ??
    (typeof ClientId === 'string' ? pools.find(({ clients }) => clients.has(ClientId)) : undefined) ??
    (typeof AccessToken === 'string'
      ? pools.find(({ issuer }) => issuer === issuerOf(AccessToken))
      : undefined) ??
    (typeof Session === 'string' ? pools.find(({ challenges }) => challenges.has(Session)) : undefined) ??
    (typeof ResourceArn === 'string' ? host.pools.get(ResourceArn.split('/').at(-1) ?? '') : undefined) ??
    poolOfLogins(host, isJsonObject(Logins) ? Object.keys(Logins) : []) ??
    host.mainPool
  );
}

// Only used to find the pool: the operation verifies the token.
function issuerOf(token: string): string | undefined {
  try {
    return decodeJwt(token).iss;
  } catch {
    return undefined;
  }
}

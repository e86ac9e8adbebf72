import { decodeJwt } from 'jose';
import type { Host } from '../call.ts';
import { poolOfLogins } from '../identity/pool-of-logins.ts';
import type { Pool } from '../pool/pool.ts';
import { isJsonObject, type Json, type JsonObject } from '../wire/json.ts';

/** Returns the pool for a call: by pool id, app client, access token, Session or login; otherwise the first pool. */
export function poolOf(host: Host, body: JsonObject): Pool {
  const named = (member: string) => textOf(body[member]);
  const pools = [...host.pools.values()];
  const issuer = issuerOf(named('AccessToken'));
  return (
    host.pools.get(named('UserPoolId')) ??
    pools.find(({ clients }) => clients.has(named('ClientId'))) ??
    pools.find((pool) => pool.issuer === issuer) ??
    pools.find(({ challenges }) => challenges.has(named('Session'))) ??
    host.pools.get(named('ResourceArn').split('/').at(-1) ?? '') ??
    poolOfLogins(host, isJsonObject(body.Logins) ? Object.keys(body.Logins) : []) ??
    host.mainPool
  );
}

function textOf(value: Json): string {
  return typeof value === 'string' ? value : '';
}

// Only used to find the pool: the operation verifies the token.
function issuerOf(token: string): string | undefined {
  try {
    return decodeJwt(token).iss;
  } catch {
    return undefined;
  }
}

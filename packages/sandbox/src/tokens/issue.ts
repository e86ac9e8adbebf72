import { SignJWT } from 'jose';
import { uuid } from '../ids.ts';
import { accessTokenLifetime, idTokenLifetime } from '../pool/client-settings.ts';
import type { Pool } from '../pool/pool.ts';
import type { JsonObject } from '../wire/json.ts';
import { accessClaims, type Claims, idClaims } from './claims.ts';
import type { Grant } from './grants.ts';
import { type SigningKey, signingKeys } from './signing-keys.ts';

/** New access and ID tokens of a grant, as members of AuthenticationResult. */
export async function issueTokens(pool: Pool, grant: Grant): Promise<JsonObject> {
  const keys = await signingKeys();
  const { settings } = grant.client;
  const [AccessToken, IdToken] = await Promise.all([
    sign(pool, keys.access, grant, accessClaims(grant), accessTokenLifetime(settings)),
    sign(pool, keys.id, grant, idClaims(grant), idTokenLifetime(settings)),
  ]);
  return {
    AccessToken,
    IdToken,
    TokenType: 'Bearer',
    ExpiresIn: Math.floor(accessTokenLifetime(settings) / 1000),
  };
}

function sign(pool: Pool, key: SigningKey, grant: Grant, claims: Claims, lifetime: number): Promise<string> {
  const issuedAt = Math.floor(pool.clock.now() / 1000);
  const jwt = new SignJWT(claims)
    .setProtectedHeader({ kid: key.kid, alg: 'RS256' })
    .setIssuer(pool.issuer)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + Math.floor(lifetime / 1000));
  if (grant.client.settings.enableTokenRevocation) jwt.setJti(uuid(pool.environment.random));
  return jwt.sign(key.privateKey);
}

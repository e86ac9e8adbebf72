import { SignJWT } from 'jose';
import type { ClientCall } from '../call.ts';
import { uuid } from '../ids.ts';
import { accessTokenLifetime, type ClientSettings, idTokenLifetime } from '../pool/client-settings.ts';
import type { Pool } from '../pool/pool.ts';
import type { Strings } from '../triggers/events.ts';
import { clientTokenClaims, tokenClaims } from '../triggers/pre-token-generation.ts';
import type { TriggerSource } from '../triggers/sources.ts';
import type { JsonObject } from '../wire/json.ts';
import type { Claims } from './claims.ts';
import type { Grant } from './grants.ts';
import type { SigningKey } from './signing-keys.ts';

/** Issues new access and ID tokens for a grant, as members of AuthenticationResult. */
export async function issueTokens(
  call: ClientCall,
  grant: Grant,
  source: TriggerSource<'preTokenGeneration'>,
  clientMetadata: Strings | undefined,
): Promise<JsonObject> {
  const { settings } = grant.client;
  const [keys, claims] = await Promise.all([
    call.pool.keys,
    tokenClaims(call, grant, source, clientMetadata),
  ]);
  const [AccessToken, IdToken] = await Promise.all([
    sign(call.pool, keys.access, settings, claims.access, accessTokenLifetime(settings)),
    sign(call.pool, keys.id, settings, claims.id, idTokenLifetime(settings)),
  ]);
  return {
    AccessToken,
    IdToken,
    TokenType: 'Bearer',
    ExpiresIn: Math.floor(accessTokenLifetime(settings) / 1000),
  };
}

/** Issues an access token for an app client itself. */
export async function issueClientToken(
  call: ClientCall,
  scopes: readonly string[],
  clientMetadata: Strings | undefined,
): Promise<string> {
  const { settings } = call.client;
  const [{ access }, claims] = await Promise.all([
    call.pool.keys,
    clientTokenClaims(call, scopes, clientMetadata),
  ]);
  return sign(call.pool, access, settings, claims, accessTokenLifetime(settings));
}

function sign(
  pool: Pool,
  key: SigningKey,
  settings: ClientSettings,
  claims: Claims,
  lifetime: number,
): Promise<string> {
  const issuedAt = Math.floor(pool.clock.now() / 1000);
  const jwt = new SignJWT(claims)
    .setProtectedHeader({ kid: key.kid, alg: 'RS256' })
    .setIssuer(pool.issuer)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + Math.floor(lifetime / 1000));
  if (settings.enableTokenRevocation) jwt.setJti(uuid(pool.environment.random));
  return jwt.sign(key.privateKey);
}

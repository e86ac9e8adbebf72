import { errors, jwtVerify } from 'jose';
import { API_SCOPE } from '../pool/client-settings.ts';
import type { Pool } from '../pool/pool.ts';
import { notAuthorized } from '../wire/exception.ts';
import { grantOfAccessToken } from './find-grant.ts';
import type { Grant } from './grants.ts';

/**
 * Checks an access token: signature, issuer, expiry, scope, and that neither it nor its user is gone.
 *
 * @throws NotAuthorizedException
 */
export async function authorize(pool: Pool, accessToken: string, needed = API_SCOPE): Promise<Grant> {
  const claims = await verified(pool, accessToken);
  const grant = grantOfAccessToken(pool, claims);
  if (!grant) throw notAuthorized('Invalid Access Token');
  if (!String(claims.scope).split(' ').includes(needed))
    throw notAuthorized('Access Token does not have required scopes');
  if (grant.revoked) throw notAuthorized('Access Token has been revoked');
  const isOfDeletedClient = pool.clients.get(grant.client.clientId) !== grant.client;
  if (isOfDeletedClient) throw notAuthorized('Invalid Access Token');
  if (!grant.user.enabled) throw notAuthorized('User is disabled.');
  return grant;
}

async function verified(pool: Pool, accessToken: string) {
  const { access } = await pool.keys;
  try {
    const { payload } = await jwtVerify(accessToken, access.publicKey, {
      algorithms: ['RS256'],
      issuer: pool.issuer,
      currentDate: new Date(pool.clock.now()),
    });
    return payload;
  } catch (error) {
    if (error instanceof errors.JWTExpired) throw notAuthorized('Access Token has expired');
    if (error instanceof errors.JOSEError) throw notAuthorized('Invalid Access Token');
    throw error;
  }
}

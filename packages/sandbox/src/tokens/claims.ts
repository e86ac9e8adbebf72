import type { User } from '../pool/user.ts';
import type { Grant } from './grants.ts';

export type Claims = Record<string, unknown>;

export const API_SCOPE = 'aws.cognito.signin.user.admin';

export function accessClaims(grant: Grant): Claims {
  const { user, client, deviceKey } = grant;
  return {
    sub: user.sub,
    ...(deviceKey === undefined ? {} : { device_key: deviceKey }),
    ...groupClaim(user),
    ...originClaim(grant),
    event_id: grant.eventId,
    token_use: 'access',
    scope: API_SCOPE,
    auth_time: grant.authTime,
    client_id: client.clientId,
    username: user.username,
  };
}

export function idClaims(grant: Grant): Claims {
  const { user, client } = grant;
  return {
    sub: user.sub,
    ...groupClaim(user),
    ...attributeClaims(user),
    'cognito:username': user.username,
    ...originClaim(grant),
    event_id: grant.eventId,
    token_use: 'id',
    auth_time: grant.authTime,
    aud: client.clientId,
  };
}

function groupClaim({ groups }: User): Claims {
  return groups.length === 0 ? {} : { 'cognito:groups': groups };
}

// Tokens of a client without revocation carry neither origin_jti nor jti.
function originClaim({ client, originJti }: Grant): Claims {
  return client.settings.enableTokenRevocation ? { origin_jti: originJti } : {};
}

function attributeClaims({ attributes }: User): Claims {
  return Object.fromEntries(
    [...attributes].map(([name, value]) => [name, name.endsWith('_verified') ? value === 'true' : value]),
  );
}

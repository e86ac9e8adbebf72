import { readableAttributes } from '../pool/attribute-permissions.ts';
import type { AppClient } from '../pool/client-settings.ts';
import { identitiesClaim } from '../pool/identity.ts';
import type { Grant } from './grants.ts';

export type Claims = Record<string, unknown>;

export function accessClaims(grant: Grant): Claims {
  const { user, client, deviceKey, resource } = grant;
  return {
    sub: user.sub,
    ...(deviceKey === undefined ? {} : { device_key: deviceKey }),
    ...originClaim(grant),
    event_id: grant.eventId,
    token_use: 'access',
    scope: grant.scopes.join(' '),
    ...levelClaims(grant),
    auth_time: grant.authTime,
    client_id: client.clientId,
    ...(resource === undefined ? {} : { aud: resource }),
    username: user.username,
  };
}

/** Returns the claims of an app client's own access token. */
export function clientClaims({ clientId }: AppClient, at: number): Claims {
  return {
    sub: clientId,
    token_use: 'access',
    auth_time: Math.floor(at / 1000),
    version: 2,
    client_id: clientId,
  };
}

export function idClaims(grant: Grant): Claims {
  const { user, client, managedLogin } = grant;
  return {
    sub: user.sub,
    ...attributeClaims(scopedAttributes(grant)),
    ...(user.attributes.has('identities') ? { identities: identitiesClaim(user) } : {}),
    ...(managedLogin?.nonce === undefined ? {} : { nonce: managedLogin.nonce }),
    'cognito:username': user.username,
    ...originClaim(grant),
    event_id: grant.eventId,
    token_use: 'id',
    ...levelClaims(grant),
    auth_time: grant.authTime,
    aud: client.clientId,
  };
}

/** Returns the attributes that the scopes of a grant, and its app client, allow. `openid` alone allows all of them. */
export function scopedAttributes({ client, user, scopes }: Grant): ReadonlyMap<string, string> {
  const readable = readableAttributes(client, user);
  const isLimited = ['email', 'phone', 'profile'].some((scope) => scopes.includes(scope));
  return isLimited ? new Map([...readable].filter(([name]) => scopes.includes(scopeOf(name)))) : readable;
}

function scopeOf(name: string): string {
  if (name.startsWith('email')) return 'email';
  return name.startsWith('phone_number') ? 'phone' : 'profile';
}

/** The groups in tokens, and the IAM roles of these groups. */
export interface GroupConfiguration {
  readonly groupsToOverride?: readonly string[] | null | undefined;
  readonly iamRolesToOverride?: readonly string[] | null | undefined;
  readonly preferredRole?: string | null | undefined;
}

/** Returns group claims: the names for both tokens, the roles for the ID token only. */
export function groupClaims(configuration: GroupConfiguration): { id: Claims; access: Claims } {
  const { groupsToOverride, iamRolesToOverride, preferredRole } = configuration;
  const groups = groupsToOverride?.length ? { 'cognito:groups': groupsToOverride } : {};
  return {
    access: groups,
    id: {
      ...groups,
      ...(iamRolesToOverride?.length ? { 'cognito:roles': iamRolesToOverride } : {}),
      ...(preferredRole ? { 'cognito:preferred_role': preferredRole } : {}),
    },
  };
}

// Tokens of a client without revocation have neither origin_jti nor jti.
function originClaim({ client, originJti }: Grant): Claims {
  return client.settings.enableTokenRevocation ? { origin_jti: originJti } : {};
}

// Refreshes keep them.
function levelClaims({ acr, amr }: Grant): Claims {
  return { ...(acr === undefined ? {} : { acr }), ...(amr === undefined ? {} : { amr }) };
}

function attributeClaims(attributes: ReadonlyMap<string, string>): Claims {
  return Object.fromEntries(
    [...attributes].map(([name, value]) => [name, name.endsWith('_verified') ? value === 'true' : value]),
  );
}

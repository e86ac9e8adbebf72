import type { ClientCall } from '../call.ts';
import { groupsOf, rolesOf } from '../pool/groups.ts';
import { accessClaims, type Claims, clientClaims, groupClaims, idClaims } from '../tokens/claims.ts';
import type { Grant } from '../tokens/grants.ts';
import type { Strings } from './events.ts';
import { eventAttributes, optionalStrings, runTrigger } from './run.ts';
import type { TriggerSource } from './sources.ts';

interface ClaimChanges {
  readonly claimsToAddOrOverride?: Claims;
  readonly claimsToSuppress?: readonly string[];
}

// Claims that no trigger can change.
const RESERVED = new Set(
  `acr amr at_hash aud auth_time azp client_id cognito:username event_id exp iat identities iss jti nbf nonce origin_jti
  sub token_use username version device_key`.split(/\s+/),
);

/** Returns the claims for a grant's next tokens, as changed by the pre token generation trigger. */
export async function tokenClaims(
  call: ClientCall,
  grant: Grant,
  source: TriggerSource<'preTokenGeneration'>,
  clientMetadata: Strings | undefined,
): Promise<{ id: Claims; access: Claims }> {
  const { user } = grant;
  const userGroups = groupsOf(call.pool, user);
  const { roles, preferredRole = null } = rolesOf(userGroups);
  const groupConfiguration = {
    groupsToOverride: userGroups.map(({ name }) => name),
    iamRolesToOverride: roles,
    preferredRole,
  };
  const response = await runTrigger(call, 'preTokenGeneration', {
    source,
    userName: user.username,
    request: {
      userAttributes: eventAttributes(user),
      groupConfiguration,
      scopes: grant.scopes,
      ...optionalStrings('clientMetadata', clientMetadata),
    },
    response: { claimsOverrideDetails: null, claimsAndScopeOverrideDetails: null },
  });
  const ofId = response?.claimsOverrideDetails;
  const ofBoth = response?.claimsAndScopeOverrideDetails;
  const groups = groupClaims({ ...groupConfiguration, ...(ofBoth ?? ofId)?.groupOverrideDetails });
  const access = changed({ ...accessClaims(grant), ...groups.access }, ofBoth?.accessTokenGeneration);
  return {
    id: changed({ ...idClaims(grant), ...groups.id }, ofBoth?.idTokenGeneration ?? ofId),
    access: { ...access, scope: scopesOf(grant.scopes, ofBoth?.accessTokenGeneration) },
  };
}

/** Returns the claims for an app client's own token, as changed by the pre token generation trigger. */
export async function clientTokenClaims(
  call: ClientCall,
  scopes: readonly string[],
  clientMetadata: Strings | undefined,
): Promise<Claims> {
  const response = await runTrigger(call, 'preTokenGeneration', {
    source: 'TokenGeneration_ClientCredentials',
    userName: call.client.clientId,
    request: {
      userAttributes: {},
      groupConfiguration: { groupsToOverride: [], iamRolesToOverride: [], preferredRole: null },
      scopes,
      ...optionalStrings('clientMetadata', clientMetadata),
    },
    response: { claimsAndScopeOverrideDetails: null },
  });
  const changes = response?.claimsAndScopeOverrideDetails?.accessTokenGeneration;
  const claims = changed(clientClaims(call.client, call.pool.clock.now()), changes);
  return { ...claims, scope: scopesOf(scopes, changes) };
}

function changed(claims: Claims, changes: ClaimChanges | null | undefined): Claims {
  const mayChange = ([name]: [string, unknown]) => !RESERVED.has(name);
  const added = Object.entries(changes?.claimsToAddOrOverride ?? {}).filter(mayChange);
  const suppressed = (changes?.claimsToSuppress ?? []).filter((name) => !RESERVED.has(name));
  const all = { ...claims, ...Object.fromEntries(added) };
  return Object.fromEntries(Object.entries(all).filter(([name]) => !suppressed.includes(name)));
}

function scopesOf(
  scopes: readonly string[],
  changes?: { scopesToAdd?: string[]; scopesToSuppress?: string[] },
): string {
  const all = [...scopes, ...(changes?.scopesToAdd ?? [])];
  return all.filter((scope) => !changes?.scopesToSuppress?.includes(scope)).join(' ');
}

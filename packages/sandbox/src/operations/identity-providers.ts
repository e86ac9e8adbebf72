import * as v from 'valibot';
import { idClaimOf } from '../federation/mapped-attributes.ts';
import { type IdentityProvider, isNameOf, providerMembers } from '../pool/identity-provider.ts';
import type { Pool } from '../pool/pool.ts';
import { CognitoException, invalidParameter, resourceNotFound } from '../wire/exception.ts';
import type { JsonObject } from '../wire/json.ts';
import * as member from '../wire/members.ts';
import { page } from '../wire/page.ts';
import { validate } from '../wire/validate.ts';
import { type Operations, poolOperation } from './operation.ts';

const named = { ProviderName: v.string() };
const settings = v.object({
  providerDetails: v.optional(providerMembers.providerDetails),
  attributeMapping: providerMembers.attributeMapping,
  idpIdentifiers: v.optional(v.nonOptional(providerMembers.idpIdentifiers)),
});
const created = v.object({ ...providerMembers });

/** Identity providers. Those created with the API are mocks, where people type their own addresses. */
export const identityProvidersOperations = {
  CreateIdentityProvider: poolOperation({}, ({ pool }, _, body) => {
    const given = validate(created, topLevelFromWire(body));
    const { providerName, providerType, attributeMapping = {} } = given;
    if (!isNameOf(providerType, providerName)) {
      throw invalidParameter(`Provider name ${providerName} is not valid for provider type ${providerType}.`);
    }
    if (pool.identityProviders.has(providerName)) {
      throw new CognitoException(
        'DuplicateProviderException',
        `A provider with the name ${providerName} already exists in the user pool.`,
      );
    }
    const now = pool.clock.now();
    const provider: IdentityProvider = {
      ...given,
      attributeMapping: { username: idClaimOf(providerType), ...attributeMapping },
      mock: true,
      users: [],
      createdAt: now,
      modifiedAt: now,
    };
    pool.identityProviders.set(providerName, provider);
    return { IdentityProvider: describeProvider(pool, provider) };
  }),

  DescribeIdentityProvider: poolOperation(named, ({ pool }, { ProviderName }) => ({
    IdentityProvider: describeProvider(pool, requireProvider(pool, ProviderName)),
  })),

  GetIdentityProviderByIdentifier: poolOperation(
    { IdpIdentifier: v.string() },
    ({ pool }, { IdpIdentifier }) => {
      const provider = [...pool.identityProviders.values()].find(({ idpIdentifiers }) =>
        idpIdentifiers.includes(IdpIdentifier),
      );
      if (!provider) throw resourceNotFound(`Identity provider ${IdpIdentifier} does not exist.`);
      return { IdentityProvider: describeProvider(pool, provider) };
    },
  ),

  ListIdentityProviders: poolOperation(
    { MaxResults: v.optional(member.limit), NextToken: v.optional(v.string()) },
    ({ pool }, { MaxResults, NextToken }) => {
      const { items, next } = page([...pool.identityProviders.values()], MaxResults, NextToken);
      return {
        Providers: items.map(({ providerName, providerType, createdAt, modifiedAt }) => ({
          ProviderName: providerName,
          ProviderType: providerType,
          CreationDate: createdAt / 1000,
          LastModifiedDate: modifiedAt / 1000,
        })),
        NextToken: next,
      };
    },
  ),

  /** Changes settings of an identity provider; those left out are kept. */
  UpdateIdentityProvider: poolOperation(named, ({ pool }, { ProviderName }, body) => {
    const provider = requireProvider(pool, ProviderName);
    const changes = validate(settings, topLevelFromWire(body));
    provider.providerDetails = changes.providerDetails ?? provider.providerDetails;
    provider.idpIdentifiers = changes.idpIdentifiers ?? provider.idpIdentifiers;
    if (changes.attributeMapping) {
      provider.attributeMapping = { username: idClaimOf(provider.providerType), ...changes.attributeMapping };
    }
    provider.modifiedAt = pool.clock.now();
    return { IdentityProvider: describeProvider(pool, provider) };
  }),

  DeleteIdentityProvider: poolOperation(named, ({ pool }, { ProviderName }) => {
    pool.identityProviders.delete(requireProvider(pool, ProviderName).providerName);
    return undefined;
  }),
} satisfies Operations;

// Only converts the members' own names: keys of maps belong to the caller.
function topLevelFromWire(body: JsonObject): JsonObject {
  const { ProviderName, ProviderType, ProviderDetails, AttributeMapping, IdpIdentifiers } = body;
  return {
    providerName: ProviderName,
    providerType: ProviderType,
    providerDetails: ProviderDetails,
    attributeMapping: AttributeMapping,
    idpIdentifiers: IdpIdentifiers,
  };
}

function requireProvider(pool: Pool, name: string): IdentityProvider {
  const provider = pool.identityProviders.get(name);
  if (!provider) throw resourceNotFound(`Identity provider ${name} does not exist.`);
  return provider;
}

function describeProvider(pool: Pool, provider: IdentityProvider): JsonObject {
  return {
    UserPoolId: pool.id,
    ProviderName: provider.providerName,
    ProviderType: provider.providerType,
    ProviderDetails: provider.providerDetails,
    AttributeMapping: provider.attributeMapping,
    IdpIdentifiers: provider.idpIdentifiers,
    CreationDate: provider.createdAt / 1000,
    LastModifiedDate: provider.modifiedAt / 1000,
  };
}

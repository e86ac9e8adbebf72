import * as v from 'valibot';
import { domainMembers } from '../pool/domain.ts';
import { providerMembers, providerUser } from '../pool/identity-provider.ts';
import type { Pool } from '../pool/pool.ts';
import { resourceServerMembers } from '../pool/resource-server.ts';

const none: [] = [];

/** The managed login part of a pool's record. */
export const managedLoginRecords = {
  domains: v.optional(v.array(v.object(domainMembers)), none),
  resourceServers: v.optional(v.array(v.object(resourceServerMembers)), none),
  identityProviders: v.optional(
    v.array(
      v.object({
        ...providerMembers,
        attributeMapping: v.record(v.string(), v.string()),
        mock: v.optional(v.boolean(), true),
        users: v.array(providerUser),
        createdAt: v.number(),
        modifiedAt: v.number(),
      }),
    ),
    none,
  ),
};

const schema = v.object(managedLoginRecords);
type ManagedLoginRecords = v.InferOutput<typeof schema>;

/** The domains, resource servers and identity providers of a pool, for its record. */
export function writeManagedLogin(pool: Pool): ManagedLoginRecords {
  return {
    domains: [...pool.domains.values()],
    resourceServers: Array.from(pool.resourceServers.values(), (server) => ({
      ...server,
      scopes: [...server.scopes],
    })),
    identityProviders: Array.from(pool.identityProviders.values(), (provider) => ({
      ...provider,
      idpIdentifiers: [...provider.idpIdentifiers],
      users: [...provider.users],
    })),
  };
}

/** Adds those that are not in the pool's options to the pool. */
export function restoreManagedLogin(pool: Pool, record: ManagedLoginRecords): void {
  const isCustom = ({ customDomainConfig }: { customDomainConfig?: object | undefined }) =>
    customDomainConfig !== undefined;
  for (const domain of record.domains) {
    const hasOne = [...pool.domains.values()].some((other) => isCustom(other) === isCustom(domain));
    if (!hasOne) pool.domains.set(domain.domain, domain);
  }
  for (const server of record.resourceServers) {
    if (!pool.resourceServers.has(server.identifier)) pool.resourceServers.set(server.identifier, server);
  }
  for (const provider of record.identityProviders) {
    const { providerName } = provider;
    if (!pool.identityProviders.has(providerName)) pool.identityProviders.set(providerName, provider);
  }
}

import * as v from 'valibot';
import type { Call, Host } from '../call.ts';
import { domainMembers, type PoolDomain } from '../pool/domain.ts';
import { invalidParameter } from '../wire/exception.ts';
import type { JsonObject } from '../wire/json.ts';
import { fromWire, toWire } from '../wire/member-case.ts';
import { validate } from '../wire/validate.ts';
import { hostOperation, type Operations, poolOperation } from './operation.ts';

const settings = v.object(domainMembers);
const named = { Domain: v.string() };

/** Domains of the managed login pages. All pages are at the endpoint's own origin: only the names are stored. */
export const domainsOperations = {
  CreateUserPoolDomain: poolOperation({}, ({ host, pool }, _, body) => {
    const domain: PoolDomain = validate(settings, fromWire(body));
    const isSameKind = (other: PoolDomain) => isCustom(other) === isCustom(domain);
    if ([...pool.domains.values()].some(isSameKind)) {
      throw invalidParameter(
        isCustom(domain)
          ? 'The user pool already has a custom domain configured.'
          : 'The user pool already has a domain configured.',
      );
    }
    if (findDomain(host, domain.domain)) {
      throw invalidParameter('Domain already associated with another user pool.');
    }
    pool.domains.set(domain.domain, domain);
    return changed(domain);
  }),

  DescribeUserPoolDomain: hostOperation(named, ({ host }, { Domain }) => {
    const found = findDomain(host, Domain);
    // As in the real service: no exception for an unknown name.
    if (!found) return { DomainDescription: {} };
    const { pool, domain } = found;
    return {
      DomainDescription: {
        ...toWire({ ...domain }),
        UserPoolId: pool.id,
        AWSAccountId: '000000000000',
        CloudFrontDistribution: CLOUD_FRONT,
        Version: '1',
        Status: 'ACTIVE',
      },
    };
  }),

  UpdateUserPoolDomain: poolOperation(named, ({ pool }, { Domain }, body) => {
    const domain = requireDomain(pool, Domain);
    const { managedLoginVersion, customDomainConfig } = validate(settings, fromWire(body));
    domain.managedLoginVersion = managedLoginVersion;
    domain.customDomainConfig = customDomainConfig ?? domain.customDomainConfig;
    return changed(domain);
  }),

  DeleteUserPoolDomain: poolOperation(named, ({ pool }, { Domain }) => {
    pool.domains.delete(requireDomain(pool, Domain).domain);
    return {};
  }),
} satisfies Operations;

const CLOUD_FRONT = 'd111111abcdef8.cloudfront.net';

function isCustom({ customDomainConfig }: PoolDomain): boolean {
  return customDomainConfig !== undefined;
}

function changed(domain: PoolDomain): JsonObject {
  return {
    ManagedLoginVersion: domain.managedLoginVersion,
    CloudFrontDomain: isCustom(domain) ? CLOUD_FRONT : undefined,
  };
}

function findDomain(host: Host, name: string) {
  for (const pool of host.pools.values()) {
    const domain = pool.domains.get(name);
    if (domain) return { pool, domain };
  }
  return undefined;
}

function requireDomain(pool: Call['pool'], name: string): PoolDomain {
  const domain = pool.domains.get(name);
  if (!domain) throw invalidParameter('No such domain or user pool exists.');
  return domain;
}

import * as v from 'valibot';
import type { Pool } from '../pool/pool.ts';
import { type ResourceServer, resourceServerMembers } from '../pool/resource-server.ts';
import { requireResourceServer } from '../pool/resource-servers.ts';
import { invalidParameter } from '../wire/exception.ts';
import type { JsonObject } from '../wire/json.ts';
import { fromWire, toWire } from '../wire/member-case.ts';
import * as member from '../wire/members.ts';
import { page } from '../wire/page.ts';
import { validate } from '../wire/validate.ts';
import { type Operations, poolOperation } from './operation.ts';

const settings = v.object(resourceServerMembers);
const named = { Identifier: v.string() };

/** APIs that access tokens can be issued for. */
export const resourceServersOperations = {
  CreateResourceServer: poolOperation({}, ({ pool }, _, body) => {
    const server: ResourceServer = validate(settings, fromWire(body));
    if (pool.resourceServers.has(server.identifier)) {
      throw invalidParameter(`${server.identifier} already exists in user pool ${pool.id}.`);
    }
    pool.resourceServers.set(server.identifier, server);
    return { ResourceServer: describeResourceServer(pool, server) };
  }),

  DescribeResourceServer: poolOperation(named, ({ pool }, { Identifier }) => ({
    ResourceServer: describeResourceServer(pool, requireResourceServer(pool, Identifier)),
  })),

  ListResourceServers: poolOperation(
    { MaxResults: v.optional(member.pageSize(1, 50)), NextToken: v.optional(v.string()) },
    ({ pool }, { MaxResults, NextToken }) => {
      const { items, next } = page([...pool.resourceServers.values()], MaxResults, NextToken);
      return {
        ResourceServers: items.map((server) => describeResourceServer(pool, server)),
        NextToken: next,
      };
    },
  ),

  UpdateResourceServer: poolOperation(named, ({ pool }, { Identifier }, body) => {
    const server = requireResourceServer(pool, Identifier);
    const { name, scopes } = validate(settings, fromWire(body));
    Object.assign(server, { name, scopes });
    return { ResourceServer: describeResourceServer(pool, server) };
  }),

  DeleteResourceServer: poolOperation(named, ({ pool }, { Identifier }) => {
    pool.resourceServers.delete(requireResourceServer(pool, Identifier).identifier);
    return undefined;
  }),
} satisfies Operations;

function describeResourceServer(pool: Pool, { identifier, name, scopes }: ResourceServer): JsonObject {
  return {
    UserPoolId: pool.id,
    Identifier: identifier,
    Name: name,
    Scopes: scopes.map(({ scopeName, scopeDescription }) => toWire({ scopeName, scopeDescription })),
  };
}

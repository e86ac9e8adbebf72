import { resourceNotFound } from '../wire/exception.ts';
import { API_SCOPE, type ClientSettings } from './client-settings.ts';
import type { Pool } from './pool.ts';
import type { ResourceServer } from './resource-server.ts';

const STANDARD_SCOPES = ['openid', 'email', 'phone', 'profile', API_SCOPE];

/** Returns the scopes of a pool's resource servers: `<identifier>/<name>`. */
export function customScopes({ resourceServers }: Pick<Pool, 'resourceServers'>): string[] {
  return [...resourceServers.values()].flatMap(({ identifier, scopes }) =>
    scopes.map(({ scopeName }) => `${identifier}/${scopeName}`),
  );
}

/** Whether a pool has a scope. */
export function isScope(pool: Pick<Pool, 'resourceServers'>, scope: string): boolean {
  return STANDARD_SCOPES.includes(scope) || customScopes(pool).includes(scope);
}

/** Returns the scopes that managed login may grant to an app client; all of the pool's if it has no list. */
export function allowedScopes(pool: Pool, { allowedOAuthScopes }: ClientSettings): readonly string[] {
  const all = [...STANDARD_SCOPES, ...customScopes(pool)];
  return allowedOAuthScopes?.filter((scope) => all.includes(scope)) ?? all;
}

/** @throws ResourceNotFoundException */
export function requireResourceServer({ resourceServers }: Pool, identifier: string): ResourceServer {
  const server = resourceServers.get(identifier);
  if (!server) throw resourceNotFound(`Resource server ${identifier} does not exist.`);
  return server;
}

import type { AuthCall, Host } from '../../call.ts';
import { uuid } from '../../ids.ts';
import type { AppClient } from '../../pool/client-settings.ts';
import type { Pool } from '../../pool/pool.ts';

/** Returns an app client with its pool; undefined if there is none, or the pool has no domain. */
export function findClient(host: Host, clientId: string): { pool: Pool; client: AppClient } | undefined {
  for (const pool of host.pools.values()) {
    const client = pool.clients.get(clientId);
    if (client && pool.domains.size > 0) return { pool, client };
  }
  return undefined;
}

/** A call of the managed login pages and endpoints, for an app client. */
export function managedCall(host: Host, request: Request, pool: Pool, client: AppClient): AuthCall {
  return {
    host,
    pool,
    client,
    requestId: uuid(host.environment.random),
    userAgent: request.headers.get('user-agent') ?? '',
    clientMetadata: undefined,
  };
}

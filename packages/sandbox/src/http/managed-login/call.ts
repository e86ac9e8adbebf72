import type { AuthCall, Host } from '../../call.ts';
import { uuid } from '../../ids.ts';
import type { AppClient } from '../../pool/client-settings.ts';
import type { Pool } from '../../pool/pool.ts';

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

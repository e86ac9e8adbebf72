import * as v from 'valibot';
import { newClientId, newClientSecret } from '../../ids.ts';
import type { AppClient } from '../../pool/client-settings.ts';
import { describeClient } from '../../pool/describe-pool.ts';
import { clientSettingsFromWire } from '../../pool/wire-client.ts';
import { poolOperation } from '../operation.ts';

export const createUserPoolClient = poolOperation(
  { GenerateSecret: v.optional(v.boolean(), false) },
  ({ pool }, { GenerateSecret }, body) => {
    const { random } = pool.environment;
    const now = pool.clock.now();
    const client: AppClient = {
      clientId: newClientId(random),
      clientSecret: GenerateSecret ? newClientSecret(random) : undefined,
      createdAt: now,
      modifiedAt: now,
      settings: clientSettingsFromWire(body),
    };
    pool.clients.set(client.clientId, client);
    return { UserPoolClient: describeClient(pool, client) };
  },
);

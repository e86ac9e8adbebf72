import { describePool } from '../../pool/describe-pool.ts';
import { poolSettingsFromWire } from '../../pool/wire-pool.ts';
import type { Handler } from '../operation.ts';

/** Makes a pool of its own clock, outbox and journal behind the same endpoint. */
export const createUserPool: Handler = async ({ host }, body) => {
  const userPool = poolSettingsFromWire(body);
  const pool = await host.createPool({ userPool, clients: [], users: [], triggers: {} });
  return { UserPool: describePool(pool) };
};

import * as v from 'valibot';
import { describePool } from '../../pool/describe-pool.ts';
import { type PoolSettings, poolSettings } from '../../pool/pool-settings.ts';
import { fromWire } from '../../wire/member-case.ts';
import { validate } from '../../wire/validate.ts';
import type { Handler } from '../operation.ts';

const wireSettings = v.object({ ...poolSettings.entries, poolName: v.string() });

/** Makes a pool of its own clock, outbox and journal behind the same endpoint. */
export const createUserPool: Handler = async ({ host }, body) => {
  const given = validate(wireSettings, fromWire(body));
  const settings: PoolSettings = {
    ...given,
    // The API's own defaults, which differ from this package's friendlier ones.
    usernameConfiguration: body.UsernameConfiguration ? given.usernameConfiguration : { caseSensitive: true },
    enabledMfas: body.SmsConfiguration ? ['SMS_MFA'] : [],
  };
  const pool = await host.createPool({ userPool: settings, clients: [], users: [], triggers: {} });
  return { UserPool: describePool(pool) };
};

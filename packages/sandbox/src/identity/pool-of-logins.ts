import type { Host } from '../call.ts';
import type { Pool } from '../pool/pool.ts';

const PROVIDER = /^cognito-idp\.[\w-]+\.amazonaws\.com\/([\w-]+_[0-9a-zA-Z]+)$/;

/** Returns the user pool whose login a call to an identity pool names: its clock and faults apply to the call. */
export function poolOfLogins({ pools }: Host, names: Iterable<string>): Pool | undefined {
  for (const name of names) {
    const pool = pools.get(PROVIDER.exec(name)?.[1] ?? '');
    if (pool) return pool;
  }
  return undefined;
}

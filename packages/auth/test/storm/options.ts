import { pick } from './random.ts';

export interface WorldOptions {
  /** Seconds of grace; null if refresh tokens are not rotated. */
  readonly grace: number | null;
  readonly locks: boolean;
  readonly devices: 'none' | 'always' | 'ask';
  /** The lifetime of an access token, in minutes. */
  readonly life: number;
  readonly onExpired: 'signOut' | 'ask';
  readonly isolation: 'worker' | null;
  /** Whether people sign in at the domain of the pool, and how its own session ends: with a call, or by leaving the page. */
  readonly domain: 'call' | 'page' | null;
}

export function optionsBy(next: () => number): WorldOptions {
  return {
    grace: pick([null, null, 0, 10, 60], next()),
    locks: next() % 4 !== 0,
    devices: pick(['none', 'none', 'always', 'ask'] as const, next()),
    life: pick([5, 60], next()),
    onExpired: pick(['signOut', 'ask'] as const, next()),
    isolation: pick([null, null, null, 'worker'] as const, next()),
    domain: pick([null, null, 'call', 'page'] as const, next()),
  };
}

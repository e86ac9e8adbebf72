/**
 * Every delay and every condition that reads the clock or chance, made from what is injected.
 *
 * @module
 */
import type { AuthContext } from './context.ts';

/** Epoch milliseconds, and numbers in [0, 1). */
export interface Timing {
  readonly now: () => number;
  readonly random: () => number;
}

type Args = { context: AuthContext };

/** Above it a browser's timer fires at once; whoever waits longer looks again when it fires. */
const longestTimer = 2 ** 31 - 1;

export function createDelays({ now, random }: Timing) {
  const until = (time: number | undefined) => Math.min(Math.max((time ?? 0) - now(), 0) || 0, longestTimer);
  return {
    untilRetry: ({ context }: Args) => until(context.fault?.retryAt),
    untilLapse: ({ context }: Args) => until(context.challenge.lapsesAt),
    untilRefresh: ({ context }: Args) => until(context.session?.refreshAt),
    /** 1 s to 64 s, at least half of it. */
    backoff: ({ context }: Args) => 2 ** context.refreshFailures * 500 * (1 + random()),
    /** What the leading tab gets to refresh for all; spread, so that followers do not wake together. */
    leaderGrace: () => 5_000 * (1 + random()),
    restoringTimeout: 10_000,
    revokingTimeout: 5_000,
    clearingTimeout: 5_000,
  };
}

export function createTimeGuards({ now }: Timing) {
  const isDue = ({ context }: Args) => now() >= (context.session?.refreshAt ?? 0);
  return {
    isDue,
    isDueAndFollowing: (args: Args) => isDue(args) && args.context.tab === 'following',
    isUsable: ({ context }: Args) => now() < (context.session?.expiresAt ?? 0),
  };
}

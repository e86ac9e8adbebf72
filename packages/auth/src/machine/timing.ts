/**
 * Every delay and every condition that reads the clock, chance or the page, made from what is injected.
 *
 * @module
 */
import type { AuthContext } from './context.ts';

/** The time, the chance and the page that the chart reads. */
export interface Timing {
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** A number in [0, 1). */
  readonly random: () => number;
  readonly page: {
    /** False when the browser knows that there is no network. */
    online(): boolean;
    visible(): boolean;
    focused(): boolean;
  };
}

type Args = { context: AuthContext };

/** Above it a browser's timer fires at once; whoever waits longer looks again when it fires. */
const longestTimer = 2 ** 31 - 1;

/**
 * Milliseconds until a refresh that failed `failures` times in a row is tried again: full jitter, never at once, under a
 * ceiling that doubles up to a minute. While the tokens are still valid there is less of a hurry, and after an outage all
 * clients come at once: then the ceiling grows to half of what is left, five minutes at most.
 *
 * @param left - milliseconds that the present tokens are still valid
 * @param random - in [0, 1)
 */
export function backoffAfter(failures: number, left: number, random: number): number {
  const least = 500;
  const ceiling = Math.max(60_000, Math.min(left / 2, 300_000));
  return least + random * (Math.min(1_000 * 2 ** failures, ceiling) - least);
}

export function createDelays({ now, random, page }: Timing) {
  const until = (time: number | undefined) => Math.min(Math.max((time ?? 0) - now(), 0) || 0, longestTimer);
  return {
    untilRetry: ({ context }: Args) => until(context.fault?.retryAt),
    untilLapse: ({ context }: Args) => until(context.challenge.lapsesAt),
    untilRefresh: ({ context }: Args) => until(context.session?.refreshAt),
    /** Not before the server wants it; without a network not at all: `connection.online` and `clock.wake` end it. */
    backoff: ({ context }: Args) =>
      page.online()
        ? until(context.fault?.retryAt) +
          backoffAfter(context.refreshFailures, until(context.session?.expiresAt), random())
        : longestTimer,
    /** What the tabs that matter more get to refresh for all; spread, so that the others do not wake together. */
    startJitter: () => (page.visible() ? 1_000 : 5_000) * (1 + random()),
    restoringTimeout: 10_000,
    revokingTimeout: 5_000,
    clearingTimeout: 5_000,
  };
}

export function createTimeGuards({ now, page }: Timing) {
  const isDue = ({ context }: Args) => now() >= (context.session?.refreshAt ?? 0);
  return {
    isDue,
    /** The tab that leads or has the focus waits for nobody. */
    isDueAndFirst: (args: Args) => isDue(args) && (args.context.tab === 'leading' || page.focused()),
    isUsable: ({ context }: Args) => now() < (context.session?.expiresAt ?? 0),
  };
}

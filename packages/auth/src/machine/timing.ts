/**
 * All delays and conditions that depend on the clock, randomness or the page, created from what is injected.
 *
 * @module
 */
import { AT_ONCE } from '../at-once.ts';
import type { AuthContext } from './context.ts';

/** The time, the randomness and the page that the chart reads. */
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

/** A browser's timer with a longer delay fires at once; a longer wait checks again when it fires. */
const LONGEST = 2 ** 31 - 1;
/** Minimum time between two rounds of a repeating step, whatever the server answers. Milliseconds. */
const LEAST_ROUND = 1_000;
/** How often to try although the browser reports that it is offline: it is sometimes wrong. Milliseconds. */
const OFFLINE = 60_000;

/** Limits a delay to what timers support. NaN counts as 0. */
const bounded = (milliseconds: number, least = 0) =>
  Math.min(Math.max(Number.isNaN(milliseconds) ? 0 : milliseconds, least), LONGEST);

/**
 * Returns the milliseconds until a refresh that failed `failures` times in a row is retried: first soon, for a broken
 * connection; then at a random time until the current tokens expire, between 4 and 20 minutes, because all clients retry
 * after an outage. A call that finds no valid tokens does not wait for it.
 *
 * @param left - milliseconds until the current tokens expire
 * @param random - in [0, 1)
 */
export function backoffAfter(failures: number, left: number, random: number): number {
  const least = 500;
  const most = failures > 1 ? Math.min(Math.max(left, 240_000), 1_200_000) : 2_000;
  return least + random * (most - least);
}

export function createDelays({ now, random, page }: Timing) {
  const until = (time: number | undefined) => bounded((time ?? 0) - now());
  return {
    untilRetry: ({ context }: Args) => until(context.fault?.retryAt),
    untilLapse: ({ context }: Args) => until(context.challenge.lapsesAt),
    untilRefresh: ({ context }: Args) => bounded(until(context.session?.refreshAt), LEAST_ROUND),
    /** Not before the server allows it; rarely without a network: `connection.online` and `clock.wake` end it. */
    backoff: ({ context }: Args) => {
      const left = until(context.session?.expiresAt);
      const wait = until(context.fault?.retryAt) + backoffAfter(context.refreshFailures, left, random());
      return bounded(wait, page.online() ? 0 : OFFLINE);
    },
    /** Sooner than a refresh: it has to be done while the access token is valid. Full jitter, at most a minute. */
    confirmAgain: ({ context }: Args) =>
      bounded(random() * Math.min(1_000 * 2 ** context.deviceFailures, 60_000), LEAST_ROUND),
    /** The head start of tabs with priority to refresh for all; randomised so that the others do not wake together. */
    startJitter: () => (page.visible() ? 1_000 : 5_000) * (1 + random()),
    restoringTimeout: 10_000,
    returningTimeout: 20_000,
    revokingTimeout: 5_000,
    // Longer than it takes to notice a lost worker and clear with a new one.
    clearingTimeout: 10_000,
  };
}

export function createTimeGuards({ now, page }: Timing) {
  // An invalid time counts as passed.
  const isDue = ({ context }: Args) => !(now() < (context.session?.refreshAt ?? 0));
  return {
    isDue,
    /** The tab that leads or has the focus does not wait for others. */
    isDueAndFirst: (args: Args) => isDue(args) && (args.context.tab === 'leading' || page.focused()),
    /** The tokens have expired, or the response to their refresh may be lost: no time to let other tabs go first. */
    isOver: ({ context }: Args) =>
      !(now() < (context.session?.expiresAt ?? 0)) || context.session?.refreshAt === AT_ONCE,
  };
}

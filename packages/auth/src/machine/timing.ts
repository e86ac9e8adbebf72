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
const LONGEST = 2 ** 31 - 1;
/** The least time between two rounds of what goes round by itself, whatever a server answers. Milliseconds. */
const LEAST_ROUND = 1_000;
/** How often a browser that says that it is offline is put to the test: it is wrong at times. Milliseconds. */
const OFFLINE = 60_000;

/** A wait that every timer can do. What is no number is no wait. */
const bounded = (milliseconds: number, least = 0) =>
  Math.min(Math.max(Number.isNaN(milliseconds) ? 0 : milliseconds, least), LONGEST);

/**
 * Milliseconds until a refresh that failed `failures` times in a row is tried again: once soon, for the connection that broke;
 * then at any time until the present tokens end, between 4 and 20 minutes, because after an outage all clients come at once. A
 * call that finds no valid tokens waits for none of it.
 *
 * @param left - milliseconds that the present tokens are still valid
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
    /** Not before the server wants it; without a network seldom: `connection.online` and `clock.wake` end it. */
    backoff: ({ context }: Args) => {
      const left = until(context.session?.expiresAt);
      const wait = until(context.fault?.retryAt) + backoffAfter(context.refreshFailures, left, random());
      return bounded(wait, page.online() ? 0 : OFFLINE);
    },
    /** Sooner than a refresh: it has to be done while the access token is valid. Full jitter, a minute at most. */
    confirmAgain: ({ context }: Args) =>
      bounded(random() * Math.min(1_000 * 2 ** context.deviceFailures, 60_000), LEAST_ROUND),
    /** What the tabs that matter more get to refresh for all; spread, so that the others do not wake together. */
    startJitter: () => (page.visible() ? 1_000 : 5_000) * (1 + random()),
    restoringTimeout: 10_000,
    revokingTimeout: 5_000,
    // Longer than it takes to notice that a worker is gone and to clear by a new one.
    clearingTimeout: 10_000,
  };
}

export function createTimeGuards({ now, page }: Timing) {
  // What is no time has passed.
  const isDue = ({ context }: Args) => !(now() < (context.session?.refreshAt ?? 0));
  return {
    isDue,
    /** The tab that leads or has the focus waits for nobody. */
    isDueAndFirst: (args: Args) => isDue(args) && (args.context.tab === 'leading' || page.focused()),
    isOver: ({ context }: Args) => !(now() < (context.session?.expiresAt ?? 0)),
  };
}

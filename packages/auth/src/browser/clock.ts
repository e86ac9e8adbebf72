import { systemClock } from '@latchkey/cognito/clock';
import type { EnvironmentClock } from '../api.ts';

/** The platform's own clock and timers. */
export const browserClock: EnvironmentClock = {
  ...systemClock,
  setTimeout(run, milliseconds) {
    try {
      return systemClock.setTimeout(run, milliseconds);
    } catch {
      // Cloudflare Workers forbid timers outside of a request; nothing needs one there.
      return undefined;
    }
  },
  monotonic: () => performance.now(),
};

/** The longest time-out. A longer timer waits for a point in time. Milliseconds. */
const LONGEST = 20_000;
/** The pieces of a time-out: few, because browsers slow down long chains of timers in hidden pages. */
const PIECES = 4;

/**
 * Starts a timer that, if it is a time-out, counts only the time in which the page runs. A page that was frozen fires its
 * timers late, perhaps before it hears the answers that have waited as long: here only a quarter of the time is over then.
 *
 * @returns cancels it
 */
export function runningTimer(clock: EnvironmentClock, milliseconds: number, run: () => void): () => void {
  const piece = milliseconds > LONGEST ? milliseconds : Math.ceil(milliseconds / PIECES);
  let timer: unknown;
  const wait = (left: number) => {
    timer = clock.setTimeout(() => (left > piece ? wait(left - piece) : run()), Math.min(left, piece));
  };
  wait(milliseconds);
  return () => clock.clearTimeout(timer);
}

/** Rejects when `work` has not settled in time; `work` itself continues. */
export function within<T>(clock: EnvironmentClock, milliseconds: number, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const late = () => reject(new DOMException('No answer in time.', 'TimeoutError'));
    work.then(resolve, reject).finally(runningTimer(clock, milliseconds, late));
  });
}

/**
 * When a client refreshes its tokens, and when it retries. Times are in seconds.
 *
 * @module
 */
import { backoffAfter } from '../../dist/machine/timing.js';
import { earlyBy } from '../../dist/services/tokens.js';

/** The lifetime of tokens: Cognito's default. */
const LIFE = 3600;

/** Latchkey: the same functions that the session uses. */
export const latchkey = {
  name: 'Latchkey',
  refreshAfter: (random) => LIFE - earlyBy(LIFE * 1000, random()) / 1000,
  /** A throttled response asks for five seconds; then the chart backs off. */
  retryAfter: ({ failures, isThrottled, left, random }) =>
    (isThrottled ? 5 : 0) + backoffAfter(Math.min(failures, 9), left * 1000, random()) / 1000,
};

/** The obvious policy: a minute before the expiry, and a retry every five seconds. */
export const naive = {
  name: 'a minute early, every 5 s again',
  refreshAfter: () => LIFE - 60,
  retryAfter: () => 5,
};

export { LIFE };

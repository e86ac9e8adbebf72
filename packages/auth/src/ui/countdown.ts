import { either, isNull, isNumber } from '../checks.ts';
import { requireArgument } from '../require-argument.ts';
import { isFunction } from '../state/take.ts';

/** The seconds left, in whole numbers, as an external store. */
export interface Countdown {
  /** Never below 0. */
  readonly getSeconds: () => number;
  /** Calls the listener every second, on the second, until 0. Returns a function that stops it. */
  readonly subscribe: (listener: () => void) => () => void;
}

/**
 * Counts down to a moment, such as `fault.retryAt` or `lapsesAt`.
 *
 * @param until - epoch milliseconds; null for no countdown
 * @param now - epoch milliseconds. Default: `Date.now`
 * @throws AuthError `invalid-input`
 */
export function createCountdown(until: number | null, now: () => number = Date.now): Countdown {
  requireArgument(until, isTimeOrNull, 'until must be a time in epoch milliseconds, or null.');
  requireArgument(now, isFunction, 'now must be a function that returns epoch milliseconds.');
  const left = () => (until === null ? 0 : Math.max(0, until - now()));
  return {
    getSeconds: () => Math.ceil(left() / 1000),
    subscribe(listener) {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const wait = () => {
        const rest = left();
        if (rest === 0) return;
        timer = setTimeout(
          () => {
            listener();
            wait();
          },
          rest % 1000 || 1000,
        );
      };
      wait();
      return () => clearTimeout(timer);
    },
  };
}

const isTimeOrNull = either(isNull, isNumber);

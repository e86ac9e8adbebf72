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

/** Rejects when `work` has not settled in time; `work` itself continues. */
export function within<T>(clock: EnvironmentClock, milliseconds: number, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = clock.setTimeout(
      () => reject(new DOMException(`No answer within ${milliseconds} ms.`, 'TimeoutError')),
      milliseconds,
    );
    work.then(resolve, reject).finally(() => clock.clearTimeout(timer));
  });
}

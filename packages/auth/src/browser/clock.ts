import type { EnvironmentClock } from '../api.ts';

/** The platform's own clock and timers. */
export const browserClock: EnvironmentClock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  setTimeout: (run, milliseconds) => setTimeout(run, milliseconds),
  // The id went out as `unknown`; only what setTimeout gave comes back.
  clearTimeout: (id) => clearTimeout(id as ReturnType<typeof setTimeout>),
};

/** Rejects when `work` has not settled in time; `work` itself goes on. */
export function within<T>(clock: EnvironmentClock, milliseconds: number, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = clock.setTimeout(
      () => reject(new DOMException(`No answer within ${milliseconds} ms.`, 'TimeoutError')),
      milliseconds,
    );
    work.then(resolve, reject).finally(() => clock.clearTimeout(timer));
  });
}

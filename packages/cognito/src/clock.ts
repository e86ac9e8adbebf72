import { boundedDelay } from './delay.ts';

/** Time, as retry delays and time-outs use it. Injected in tests. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  setTimeout(callback: () => void, milliseconds: number): unknown;
  clearTimeout(id: unknown): void;
}

/** The environment's own clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  setTimeout: (callback, milliseconds) => globalThis.setTimeout(callback, boundedDelay(milliseconds)),
  // The id is `unknown` to callers, and always one that setTimeout returned.
  clearTimeout: (id) => globalThis.clearTimeout(id as ReturnType<typeof setTimeout>),
};

/** Waits, until the signal fires at most: the next attempt then reports the abort without a request. */
export function pause(milliseconds: number, clock: Clock, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clock.clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const timer = clock.setTimeout(done, signal?.aborted ? 0 : milliseconds);
    signal?.addEventListener('abort', done);
  });
}

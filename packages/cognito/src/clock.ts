/** Time as this package uses it: retry delays and per-attempt time-outs. Injected in tests. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  setTimeout(callback: () => void, milliseconds: number): unknown;
  clearTimeout(id: unknown): void;
}

/** The environment's own clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  // Platforms take what is longer, Infinity too, for no time at all.
  setTimeout: (callback, milliseconds) => globalThis.setTimeout(callback, Math.min(milliseconds, 0x7fffffff)),
  // The id went out as `unknown`; only what setTimeout gave comes back.
  clearTimeout: (id) => globalThis.clearTimeout(id as ReturnType<typeof setTimeout>),
};

/** Waits, or less when the signal fires: the next attempt then reports the abort without a request. */
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

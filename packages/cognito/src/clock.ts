/**
 * The clock alone, for code that has no use for the rest: some bundlers load a module with all that it reaches.
 * @module
 */
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

/**
 * The clock alone, for code that does not use the rest: some bundlers load a module with everything it imports.
 * @module
 */
import { boundedDelay } from './delay.ts';

/** The clock of retry delays and time-outs. Injected in tests. */
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

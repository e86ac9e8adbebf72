/// <reference types="node" />
import type { EnvironmentClock } from '../src/api.ts';

interface Timer {
  readonly at: number;
  readonly run: () => void;
}

/** Time that stands still until a test moves it. */
export class ManualClock implements EnvironmentClock {
  #elapsed = 0;
  #offset: number;
  readonly #timers = new Map<number, Timer>();
  #lastId = 0;

  constructor(start = Date.UTC(2026, 0, 15, 12)) {
    this.#offset = start;
  }

  now = (): number => this.#offset + this.#elapsed;

  monotonic = (): number => this.#elapsed;

  setTimeout = (run: () => void, milliseconds: number): number => {
    this.#lastId += 1;
    // The platform's timers use 32 bits: a longer delay fires immediately, or at any time.
    const delay = Math.max(Math.trunc(milliseconds) | 0, 0);
    this.#timers.set(this.#lastId, { at: this.#elapsed + delay, run });
    // It needs no time to pass.
    if (delay <= 0) setImmediate(() => this.advance(0));
    return this.#lastId;
  };

  clearTimeout = (id: unknown): void => {
    this.#timers.delete(id as number);
  };

  /** Lets time pass; timers fire in order, each at its own time. */
  advance(milliseconds: number): void {
    const end = this.#elapsed + milliseconds;
    for (let next = this.#next(end); next; next = this.#next(end)) {
      const [id, timer] = next;
      this.#timers.delete(id);
      this.#elapsed = timer.at;
      timer.run();
    }
    this.#elapsed = end;
  }

  /** The computer sleeps: time passes, but no timer fires and the monotonic clock may stand still. */
  sleep(milliseconds: number): void {
    this.#offset += milliseconds;
  }

  /** The person, or a time server, sets the wall clock. */
  jump(milliseconds: number): void {
    this.#offset += milliseconds;
  }

  /** Milliseconds until the next timer fires; null without one. */
  get untilNext(): number | null {
    const next = this.#next(Number.POSITIVE_INFINITY);
    return next ? Math.max(next[1].at - this.#elapsed, 0) : null;
  }

  get pending(): number {
    return this.#timers.size;
  }

  #next(end: number): [number, Timer] | undefined {
    return [...this.#timers].filter(([, timer]) => timer.at <= end).sort(([, a], [, b]) => a.at - b.at)[0];
  }
}

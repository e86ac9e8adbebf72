/** A pool's clock: the environment's time plus what the test has added to it. */
export class SandboxClock {
  #offset = 0;
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Milliseconds that {@link advance} has added. */
  get offset(): number {
    return this.#offset;
  }

  /** Milliseconds since the epoch. */
  now(): number {
    return this.#now() + this.#offset;
  }

  /** Moves the pool's time: tokens, sessions, codes and lock-outs expire as if the time had passed. */
  advance(milliseconds: number): void {
    this.#offset += milliseconds;
  }

  reset(): void {
    this.#offset = 0;
  }
}

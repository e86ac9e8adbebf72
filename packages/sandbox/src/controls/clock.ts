import { SandboxOptionsError } from '../options.ts';

/** A pool's clock: the environment's time plus what the test has added. */
export class SandboxClock {
  #offset = 0;
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Milliseconds added by {@link advance}. */
  get offset(): number {
    return this.#offset;
  }

  /** Milliseconds since the epoch. */
  now(): number {
    return this.#now() + this.#offset;
  }

  /**
   * Advances the pool's time: tokens, sessions, codes and lock-outs expire as if the time had passed.
   *
   * @throws {@link SandboxOptionsError}
   */
  advance(milliseconds: number): void {
    if (!Number.isFinite(milliseconds)) throw new SandboxOptionsError(['milliseconds should be number']);
    this.#offset += milliseconds;
  }

  reset(): void {
    this.#offset = 0;
  }
}

import type { ManualClock } from '../manual-clock.ts';
import type { WorldOptions } from './options.ts';

/** Total time within the grace in which somebody must have been able to retry. Milliseconds. */
const CHANCE = 3_000;
/** The same without Web Locks: a dead page keeps its lease for almost as long. */
const CHANCE_BY_LEASE = 25_000;

interface Death {
  /** When the pool answered; its grace period starts here. */
  readonly since: number;
  readonly until: number;
  /** Milliseconds in which nothing kept a tab from retrying. */
  chance: number;
}

/**
 * Responses to rotations that were lost with their page, before they were stored: nobody has the new refresh token, and the
 * old one works for the rest of the pool's grace. That only costs the session if nobody was left to retry.
 */
export class Rotations {
  #deaths: readonly Death[] = [];
  readonly #clock: ManualClock;
  /** Milliseconds; null if refresh tokens are not rotated. */
  readonly #grace: number | null;
  readonly #least: number;
  readonly #excuse: () => void;

  constructor(
    clock: ManualClock,
    { grace, locks }: Pick<WorldOptions, 'grace' | 'locks'>,
    excuse: () => void,
  ) {
    this.#clock = clock;
    this.#least = locks ? CHANCE : CHANCE_BY_LEASE;
    this.#grace = grace === null ? null : grace * 1_000;
    this.#excuse = excuse;
  }

  /** A page was closed with a response of this time. */
  died(since: number): void {
    if (this.#grace !== null)
      this.#deaths = [...this.#deaths, { since, until: since + this.#grace, chance: 0 }];
    this.look();
  }

  /** Time has passed; `hasChance` if a tab was there all the time, and neither network nor disk failed. */
  passed(milliseconds: number, hasChance: boolean): void {
    const now = this.#clock.now();
    for (const death of this.#deaths) {
      const of = Math.min(now, death.until) - Math.max(now - milliseconds, death.since);
      if (hasChance) death.chance += Math.max(of, 0);
    }
    this.look();
  }

  /** A grace period that ended without a chance is an excuse. */
  look(): void {
    const now = this.#clock.now();
    const isOver = ({ until }: Death) => now >= until;
    if (this.#deaths.some((death) => isOver(death) && death.chance < this.#least)) this.#excuse();
    this.#deaths = this.#deaths.filter((death) => !isOver(death));
  }
}

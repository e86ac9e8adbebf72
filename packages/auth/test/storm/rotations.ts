import type { ManualClock } from '../manual-clock.ts';

/** For so long in all somebody must have been able to ask again within a grace. Milliseconds. */
const CHANCE = 3_000;

interface Death {
  /** When the pool gave the answer, and when its grace ends. */
  readonly since: number;
  readonly until: number;
  /** Milliseconds in which nothing kept a tab from asking again. */
  chance: number;
}

/**
 * Answers to rotations that ended with their page, before they were stored: nobody has the new refresh token, and the old one
 * works for the rest of the pool's grace. That costs the session only where nobody was left to ask again.
 */
export class Rotations {
  #deaths: readonly Death[] = [];
  readonly #clock: ManualClock;
  /** Milliseconds; null where refresh tokens are not rotated. */
  readonly #grace: number | null;
  readonly #excuse: () => void;

  constructor(clock: ManualClock, grace: number | null, excuse: () => void) {
    this.#clock = clock;
    this.#grace = grace === null ? null : grace * 1_000;
    this.#excuse = excuse;
  }

  /** A page has gone with an answer of this time. */
  died(since: number): void {
    if (this.#grace !== null)
      this.#deaths = [...this.#deaths, { since, until: since + this.#grace, chance: 0 }];
    this.look();
  }

  /** So much time has passed; `hasChance` when all of it a tab was there, and neither network nor disk failed. */
  passed(milliseconds: number, hasChance: boolean): void {
    const now = this.#clock.now();
    for (const death of this.#deaths) {
      const of = Math.min(now, death.until) - Math.max(now - milliseconds, death.since);
      if (hasChance) death.chance += Math.max(of, 0);
    }
    this.look();
  }

  /** Whose grace has ended without a chance is an excuse. */
  look(): void {
    const now = this.#clock.now();
    const isOver = ({ until }: Death) => now >= until;
    if (this.#deaths.some((death) => isOver(death) && death.chance < CHANCE)) this.#excuse();
    this.#deaths = this.#deaths.filter((death) => !isOver(death));
  }
}

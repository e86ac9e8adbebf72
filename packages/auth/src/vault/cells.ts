/**
 * Where records lie: named cells that are changed one at a time, each in one transaction, on disk or in memory.
 *
 * @module
 */
import { get, type UseStore, update } from 'idb-keyval';
import type { EnvironmentClock } from '../api.ts';
import { within } from '../browser/clock.ts';

/** Format of a cell and of the record in it. A cell of another format is left alone and read as empty. */
export const SCHEMA = 1;

export interface Cell {
  readonly schema: number;
  /** Grows with every write and is never reused: who holds an older one has lost a race. */
  readonly generation: number;
  /** The record as the cipher left it; null when it was cleared. */
  readonly content: unknown;
}

export interface Cells {
  get(name: string): Promise<Cell | undefined>;
  /** Puts what `next` makes of the present cell, or keeps it. `next` may be called twice. */
  swap(name: string, next: (present: Cell | undefined) => Cell | undefined): Promise<void>;
}

/** A storage call that takes longer counts as failed: a wedged database must not wedge the sign-in. Milliseconds. */
const PATIENCE = 2_000;

export function diskCells(store: UseStore): Cells {
  return {
    get: (name) => get<Cell>(name, store),
    swap: (name, next) => update<Cell | undefined>(name, (present) => next(present) ?? present, store),
  };
}

export function memoryCells(cells = new Map<string, Cell>()): Cells {
  return {
    async get(name) {
      return cells.get(name);
    },
    async swap(name, next) {
      const made = next(cells.get(name));
      if (made) cells.set(name, made);
    },
  };
}

/** Uses `disk` until a call of it fails or hangs; from then on what was last seen there, in memory. */
export function cellsWithFallback(clock: EnvironmentClock, disk: Cells, onFailure: () => void): Cells {
  const seen = new Map<string, Cell>();
  const memory = memoryCells(seen);
  let failed = false;

  async function attempt<T>(onDisk: () => Promise<T>, inMemory: () => Promise<T>): Promise<T> {
    if (failed) return inMemory();
    try {
      return await within(clock, PATIENCE, onDisk());
    } catch {
      failed = true;
      onFailure();
      return inMemory();
    }
  }

  return {
    get: (name) =>
      attempt(
        async () => {
          const cell = await disk.get(name);
          if (cell) seen.set(name, cell);
          return cell;
        },
        () => memory.get(name),
      ),
    swap: (name, next) =>
      attempt(
        async () => {
          let result: Cell | undefined;
          await disk.swap(name, (present) => {
            result = next(present);
            return result;
          });
          if (result) seen.set(name, result);
        },
        () => memory.swap(name, next),
      ),
  };
}

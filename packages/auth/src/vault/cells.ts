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
/** After a failure the disk is left alone for so long, so that a dead one does not cost its time-out at every call. */
const REST = 30_000;

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

/**
 * Uses `disk`, and in its place memory while it fails or hangs. What was written meanwhile is newer than what lies on the
 * disk, and goes there with the next write.
 *
 * @param tell - called with true when the disk failed, with false when it works again
 */
export function cellsWithFallback(
  clock: EnvironmentClock,
  disk: Cells,
  tell: (failed: boolean) => void,
): Cells {
  const seen = new Map<string, Cell>();
  const memory = memoryCells(seen);
  let restsUntil = 0;

  const newest = (name: string, onDisk: Cell | undefined): Cell | undefined => {
    const here = seen.get(name);
    return here && here.generation > (onDisk?.generation ?? 0) ? here : onDisk;
  };

  async function attempt<T>(onDisk: () => Promise<T>, inMemory: () => Promise<T>): Promise<T> {
    if (clock.monotonic() < restsUntil) return inMemory();
    try {
      const result = await within(clock, PATIENCE, onDisk());
      tell(false);
      return result;
    } catch {
      restsUntil = clock.monotonic() + REST;
      tell(true);
      return inMemory();
    }
  }

  return {
    get: (name) =>
      attempt(
        async () => {
          const cell = newest(name, await disk.get(name));
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
            const before = newest(name, present);
            result = next(before) ?? before;
            return result;
          });
          if (result) seen.set(name, result);
        },
        () => memory.swap(name, next),
      ),
  };
}

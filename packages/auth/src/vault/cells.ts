/**
 * Storage of records: named entries, read and changed in one transaction, on disk or in memory.
 *
 * @module
 */
import { promisifyRequest, type UseStore } from 'idb-keyval';

/** Format of a cell and of the record in it. */
export const SCHEMA = 1;

/** No record is written so often. One that says so would run out of generations. */
const LAST = 2 ** 48;

export interface Cell {
  readonly schema: number;
  /** Grows with every write: a writer with an older one has lost a race. */
  readonly generation: number;
  /** Identifies the sign-in of the content; refreshes keep it. Empty for records that are not sessions. */
  readonly lineage: string;
  /** The encrypted record; null if it was cleared. */
  readonly content: unknown;
}

/** Entries for a transaction to write; null for no change. */
type Puts = Readonly<Record<string, unknown>> | null;

export interface Cells {
  /** Reads all `names` and writes the result of `change`, in one transaction. `change` may be called twice. */
  transact(
    names: readonly string[],
    change?: (found: readonly unknown[]) => Puts,
  ): Promise<readonly unknown[]>;
  /** Writes one entry without waiting in between: it is stored even if the page is closed at once. */
  put(name: string, value: unknown): Promise<void>;
}

/** @param commits - false in a worker: WebKit leaves what it commits itself open when its page is left */
export const diskCells = (use: UseStore, commits = true): Cells => ({
  put: (name, value) =>
    use('readwrite', (store) => {
      store.put(value, name);
      // Safari before 15.4 does not have this method, and commits by itself a moment later.
      if (commits) store.transaction.commit?.();
      return promisifyRequest(store.transaction);
    }),
  transact: (names, change) =>
    use(change ? 'readwrite' : 'readonly', async (store) => {
      const requests = names.map((name) => store.get(name));
      const found = () => requests.map(({ result }) => result as unknown);
      let isRead = false;
      let cause: unknown;
      for (const last of requests.slice(-1)) {
        last.onsuccess = () => {
          isRead = true;
          try {
            for (const [name, value] of Object.entries(change?.(found()) ?? {})) store.put(value, name);
          } catch (error) {
            // Rethrown here, it would be an uncaught error of the page.
            cause = error;
            store.transaction.abort();
          }
        };
      }
      await promisifyRequest(store.transaction).catch((error: unknown) => {
        const thrown = cause ?? error;
        throw thrown instanceof Error ? thrown : failed();
      });
      if (!isRead) throw failed();
      return found();
    }),
});

const failed = () => new DOMException('The transaction failed.', 'AbortError');

export function memoryCells(cells = new Map<string, unknown>()): Cells {
  return {
    async put(name, value) {
      cells.set(name, value);
    },
    async transact(names, change) {
      const found = names.map((name) => cells.get(name));
      for (const [name, value] of Object.entries(change?.(found) ?? {})) cells.set(name, value);
      return found;
    },
  };
}

/** The cell, or null: anything that can write to the storage may have stored something else. */
export function cellIn(found: unknown): Cell | null {
  const { schema, generation, lineage, content } = Object(found) as Partial<Cell>;
  const isCell =
    Number.isSafeInteger(schema) &&
    Number.isSafeInteger(generation) &&
    typeof lineage === 'string' &&
    content !== undefined &&
    Math.min(schema ?? 0, generation ?? 0) > 0 &&
    (generation ?? 0) < LAST;
  // Each member has been checked.
  return isCell ? (found as Cell) : null;
}

export const recordKey = (scope: string, name: string): string => `${scope}|${name}`;

/** The label that a cell's content is bound to: it cannot be decrypted in another place or under another generation. */
export const labelOf = (key: string, { schema, generation, lineage }: Omit<Cell, 'content'>): string =>
  [key, schema, generation, lineage].join('|');

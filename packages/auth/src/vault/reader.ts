import type { Check } from '../checks.ts';
import type { SignOutScope } from '../model.ts';
import { type Cell, cellIn, labelOf, recordKey, SCHEMA } from './cells.ts';
import { decrypt } from './cipher.ts';
import { BEGUN, ENDED, withEnded } from './ended.ts';
import { MARK, markOf, scopeIn } from './mark.ts';
import type { VaultStorage } from './storage.ts';
import { type Change, NOTHING, type ReadableRecord, type Versioned } from './versioned.ts';

/** The format of a record, and the upgrade from older releases. */
export interface RecordFormat<T> {
  /** Whether a value has the shape of this release. Whatever can use the key may have stored another. */
  readonly check: Check<T>;
  /** Grows with each change of the format. */
  readonly schema: number;
  /** Converts a value of an older schema. @throws if that is impossible */
  readonly upgrade: (value: unknown, schema: number) => unknown;
}

/** The first format: there is no older one. */
const FIRST: RecordFormat<unknown> = {
  check: (value): value is unknown => value !== undefined,
  schema: SCHEMA,
  upgrade: (value) => value,
};

/** Decides the new cell in a transaction; undefined for no change. */
export type Decide = (cell: Cell | null) => Cell | undefined;

/** The outbox entry for a cell; none without a scope. */
interface Entry {
  readonly id: string;
  readonly scope: SignOutScope | null;
}

/** A record with its inner state, shared with the code that writes it, which is loaded late. */
export interface RecordReader<T> extends ReadableRecord<T> {
  readonly storage: Promise<VaultStorage>;
  readonly key: string;
  readonly name: string;
  readonly schema: number;
  /** The last known value, including the waiting changes. */
  latest: Versioned<T>;
  waiting: readonly Change<T>[];
  /** How often this tab has written. */
  writes: number;
  /** This tab holds a value apart from a newer release's record. */
  isApart: boolean;
  /** Writes the waiting changes. @throws if the storage fails */
  flush: (store: VaultStorage) => Promise<void>;
  open(store: VaultStorage, found: readonly unknown[]): Promise<Versioned<T>>;
  /**
   * Fetches the input of `open` in one transaction: the cell, and the marks of an ended session and of a refresh that
   * has begun. @throws if the storage fails
   */
  fetch(store: VaultStorage): Promise<readonly unknown[]>;
  /** Swaps the cell in one transaction. A replaced session goes to the outbox. @throws if the storage fails */
  swap(store: VaultStorage, decide: Decide, entry: Entry): Promise<Cell | undefined>;
}

export function openReader<T>(
  storage: Promise<VaultStorage>,
  scope: string,
  name: string,
  format: Partial<RecordFormat<T>> = {},
): RecordReader<T> {
  const { check, schema, upgrade } = { ...FIRST, ...format };
  const key = recordKey(scope, name);
  const outbox = recordKey(scope, ENDED);
  const mark = recordKey(scope, MARK);
  const beside = [key, mark, recordKey(scope, BEGUN)];
  /** Retries a failed clear. */
  let clear: ((store: VaultStorage) => Promise<unknown>) | null = null;

  const reader: RecordReader<T> = {
    storage,
    key,
    name,
    schema,
    latest: NOTHING,
    waiting: [],
    writes: 0,
    isApart: false,

    async flush(store) {
      await clear?.(store);
      clear = null;
      // While changes wait, no reading may pass them: this tab would go back to what was stored before.
      if (reader.waiting.length === 0) store.unwritten.delete(key);
    },

    async fetch(store) {
      return store.early(beside) ?? store.transact(beside);
    },

    async open({ cipher, lost }, [found, over, begun]) {
      const cell = cellIn(found);
      lost.delete(name);
      if (!cell) {
        if (found !== undefined) lost.set(name, 'damaged');
        return NOTHING;
      }
      const { generation, lineage, content } = cell;
      if (cell.schema > schema) {
        lost.set(name, 'newer');
        return { ...reader.latest, newer: !reader.isApart };
      }
      const present = { ...NOTHING, generation, lineage, begun };
      // The page that signed out was closed before it could clear the record.
      const isOver = lineage !== '' && scopeIn(over, lineage);
      if (content === null || isOver) return { ...present, cleared: true };
      try {
        // Only this record's own writes can be decrypted with its label.
        const value = cipher ? await decrypt(cipher, labelOf(key, cell), content) : content;
        const upgraded = cell.schema < schema ? upgrade(value, cell.schema) : value;
        // The default check accepts all values.
        if (check(upgraded)) return { ...present, value: upgraded as T };
      } catch {
        // Damaged as well.
      }
      lost.set(name, 'damaged');
      return present;
    },

    async swap(store, decide, { id, scope: how }) {
      let made: Cell | undefined;
      await store.transact([key, outbox], ([found, entries]) => {
        const cell = cellIn(found);
        made = decide(cell);
        if (!made) return null;
        const gives = how && cell && cell.content !== null && cell.lineage !== made.lineage;
        return {
          [key]: made,
          ...(gives && { [outbox]: withEnded(entries, { id, at: store.clock.now(), scope: how, cell }) }),
        };
      });
      if (made) reader.writes += 1;
      return made;
    },

    async read() {
      const began = reader.writes;
      const store = await storage;
      try {
        if (store.unwritten.has(key)) await reader.flush(store);
        const found = await reader.fetch(store);
        const present = await reader.open(store, found);
        // This tab has written since the read began.
        if (began !== reader.writes) return await reader.read();
        // Marked as over, but not cleared yet.
        const isMarked = present.cleared && cellIn(found[0])?.content !== null;
        reader.latest = isMarked ? { ...present, lineage: '' } : present;
        if (isMarked) await reader.end(present.lineage, scopeIn(found[1], present.lineage) ?? null);
      } catch {
        // Falls back to the last known value.
      }
      return reader.latest;
    },

    async end(lineage, how) {
      const store = await storage;
      const id = store.newId();
      const { generation: before } = reader.latest;
      let isNewer = false;
      const decide: Decide = (cell) => {
        isNewer = cell !== null && cell.schema > schema;
        // An empty record is cleared as well: other tabs that hold the session would store it again.
        // That of a refused session is cleared as well: only its lineage tells other tabs that nobody has signed out.
        if (isNewer || (cell && (cell.lineage !== lineage || lineage === ''))) return undefined;
        const generation = Math.floor(Math.max(before, cell?.generation ?? 0)) + 1;
        return { schema, generation, lineage: '', content: null };
      };
      const cleared = { ...NOTHING, generation: before, cleared: true };
      // Waiting changes to the session are obsolete, and so is a read in progress.
      reader.waiting = [];
      reader.writes += 1;
      // Before any wait. If it fails, the transaction below does it.
      store.put(mark, markOf(lineage, how)).catch(() => {});
      try {
        const made = await reader.swap(store, decide, { id, scope: how });
        store.unwritten.delete(key);
        reader.isApart ||= isNewer;
        if (made || isNewer) reader.latest = { ...cleared, ...(made && { generation: made.generation }) };
        return { id, generation: made?.generation ?? null, waits: isNewer };
      } catch {
        clear = (now) => reader.swap(now, decide, { id, scope: how });
        store.unwritten.add(key);
        reader.latest = cleared;
        return { id, generation: null, waits: true };
      }
    },
  };
  return reader;
}

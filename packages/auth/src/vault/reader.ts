import type { SignOutScope } from '../model.ts';
import { type Cell, cellIn, labelOf, SCHEMA } from './cells.ts';
import { endedKey, markKey, withEnded } from './ended.ts';
import type { Storage } from './storage.ts';
import { type Change, NOTHING, type ReadableRecord, type Versioned } from './versioned.ts';

/** How a record is written, and how one that an older release wrote is read. */
export interface RecordFormat {
  /** Grows with each change of what a record holds. */
  readonly schema: number;
  /** The value of an older schema as this one has it. @throws when it can't be brought over */
  readonly upgrade: (value: unknown, schema: number) => unknown;
}

export const recordKey = (scope: string, name: string): string => `${scope}|${name}`;

/** The first format of all: there is nothing older. */
const FIRST: RecordFormat = { schema: SCHEMA, upgrade: (value) => value };

/** What a transaction makes of a cell; undefined leaves it. */
export type Decide = (cell: Cell | null) => Cell | undefined;

/** The entry that a cell makes in the outbox; none without a scope. */
interface Entry {
  readonly id: string;
  readonly scope: SignOutScope | null;
}

/** A record with its inner state, which the code that writes it shares; that code is loaded late. */
export interface RecordReader<T> extends ReadableRecord<T> {
  readonly storage: Promise<Storage>;
  readonly key: string;
  readonly name: string;
  readonly schema: number;
  /** The last that is known, with the changes that wait. */
  latest: Versioned<T>;
  waiting: readonly Change<T>[];
  /** How often this tab has written. */
  writes: number;
  /** Something is held apart from a newer release's record. */
  isApart: boolean;
  /** Writes what waits. @throws when the storage fails */
  flush: (store: Storage) => Promise<void>;
  open(store: Storage, found: readonly unknown[]): Promise<Versioned<T>>;
  /** What `open` opens, in one transaction: the cell, and the mark of a session that is over. @throws when the storage fails */
  fetch(store: Storage): Promise<readonly unknown[]>;
  /** One transaction. A session that gives way to something else goes to the outbox. @throws when the storage fails */
  swap(store: Storage, decide: Decide, entry: Entry): Promise<Cell | undefined>;
}

export function openReader<T>(
  storage: Promise<Storage>,
  scope: string,
  name: string,
  { schema, upgrade }: RecordFormat = FIRST,
): RecordReader<T> {
  const key = recordKey(scope, name);
  const outbox = endedKey(scope);
  const mark = markKey(scope);
  /** Clears what could not be cleared. */
  let clear: ((store: Storage) => Promise<unknown>) | null = null;

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
      store.unwritten.delete(key);
    },

    async fetch(store) {
      return store.early([key, mark]) ?? store.transact([key, mark]);
    },

    async open({ cipher, lost }, [found, over]) {
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
      const present = { ...NOTHING, generation, lineage };
      // The page that signed out went away before it could clear it.
      const isOver = lineage !== '' && lineage === over;
      if (content === null || isOver) return { ...present, cleared: true };
      try {
        // Only this record's own writes open under its label.
        const value = cipher ? await cipher.decrypt(labelOf(key, cell), content) : content;
        return { ...present, value: (cell.schema < schema ? upgrade(value, cell.schema) : value) as T };
      } catch {
        lost.set(name, 'damaged');
        return present;
      }
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
        // Read before what this tab itself has written since.
        if (began !== reader.writes) return await reader.read();
        reader.latest = present;
        // Marked as over, and not cleared yet.
        if (present.cleared && cellIn(found[0])?.content !== null) await reader.end(present.lineage, 'local');
      } catch {
        // The last that is known has to do.
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
        // With nothing there, other tabs that hold the session would store it anew: it is cleared as well.
        if (isNewer || (cell && (cell.lineage !== lineage || cell.content === null))) return undefined;
        const generation = Math.floor(Math.max(before, cell?.generation ?? 0)) + 1;
        return { schema, generation, lineage: '', content: null };
      };
      const cleared = { ...NOTHING, generation: before, cleared: true };
      // What this tab wanted to write of the session is of no use any more, nor what it reads just now.
      reader.waiting = [];
      reader.writes += 1;
      // Before all that has to be waited for. What fails is done by the transaction below.
      store.put(mark, lineage).catch(() => {});
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

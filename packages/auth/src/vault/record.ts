import { singleFlight } from '../browser/single-flight.ts';
import { type Cell, cellIn, labelOf } from './cells.ts';
import { encrypt } from './encrypt.ts';
import { openReader, type RecordReader } from './reader.ts';
import type { VaultStorage } from './storage.ts';
import { tend } from './tend.ts';
import type { Change, Next, VaultRecord, Versioned } from './versioned.ts';

/** Added to a generation for a change that is not written yet: it never equals a written one. */
const DRAFT = 2 ** -10;
/** Enough for any number of tabs that write at the same time. */
const RACES = 50;

export const openRecord = <T>(...place: Parameters<typeof openReader<T>>): VaultRecord<T> =>
  writable(openReader<T>(...place));

function advance<T>(present: Versioned<T>, next: Next<T> | undefined, by = 1): Versioned<T> {
  if (!next) return present;
  const { value, lineage = present.lineage } = next;
  const generation = (by === 1 ? Math.floor(present.generation) : present.generation) + by;
  return { generation, lineage, value, cleared: value === null, newer: false };
}

/** Adds the writing methods to a record. Once for each reader. */
export function writable<T>(reader: RecordReader<T>): VaultRecord<T> {
  const { storage, key, name, schema } = reader;
  let isListening = false;

  /** @throws when the storage fails */
  async function apply(store: VaultStorage, changes: readonly Change<T>[], isLate: boolean, id: string) {
    for (let race = 0; race < RACES; race += 1) {
      const found = await reader.fetch(store);
      const before = await reader.open(store, found);
      const isNewer = store.lost.get(name) === 'newer';
      const after = changes.reduce(
        (present, change) => advance(present, change(present, isLate, id), isNewer ? DRAFT : 1),
        before,
      );
      if (after === before) return { present: before, isChanged: false };
      if (isNewer) {
        reader.isApart = true;
        return { present: after, isChanged: true };
      }
      const { cipher } = store;
      const { generation, lineage, value } = after;
      const head = { schema, generation, lineage };
      // Before the transaction, which would not survive waiting for WebCrypto.
      const content = value === null || !cipher ? value : await encrypt(cipher, labelOf(key, head), value);
      const seen = cellIn(found[0]);
      const decide = (cell: Cell | null) =>
        cell?.generation === seen?.generation && cell?.lineage === seen?.lineage && cipher === store.cipher
          ? { ...head, content }
          : undefined;
      if (await reader.swap(store, decide, { scope: 'keep', id })) {
        store.lost.delete(name);
        return { present: after, isChanged: true };
      }
    }
    throw new DOMException('Other tabs keep writing.', 'AbortError');
  }

  const flushEnd = reader.flush;
  const flush = singleFlight(async () => {
    const store = await storage;
    await flushEnd(store);
    const changes = reader.waiting;
    if (changes.length === 0) return;
    store.unwritten.add(key);
    const { present } = await apply(store, changes, true, store.newId());
    reader.waiting = reader.waiting.slice(changes.length);
    reader.latest = reader.waiting.reduce(
      (now, change) => advance(now, change(now, true, store.newId()), DRAFT),
      present,
    );
    if (reader.waiting.length === 0) store.unwritten.delete(key);
  });
  reader.flush = () => flush('');

  /** Keeps a change until it can be written. */
  const wait = (store: VaultStorage, change: Change<T>, id: string): boolean => {
    const after = advance(reader.latest, change(reader.latest, false, id), DRAFT);
    if (after === reader.latest) return false;
    reader.latest = after;
    reader.waiting = [...reader.waiting, change];
    reader.writes += 1;
    store.unwritten.add(key);
    if (!isListening) tend(storage, () => void flush('').catch(() => {}));
    isListening = true;
    return true;
  };

  const record: VaultRecord<T> = {
    read: reader.read,
    end: reader.end,
    async change(change) {
      const store = await storage;
      const id = store.newId();
      const named: Change<T> = (present, isLate) => change(present, isLate, id);
      try {
        if (store.unwritten.has(key)) await flush('');
        const done = await apply(store, [named], false, id);
        reader.latest = done.present;
        return done;
      } catch {
        const isChanged = wait(store, named, id);
        return { present: reader.latest, isChanged };
      }
    },
    async write(value, expected) {
      const { present, isChanged } = await record.change(({ generation }) =>
        expected === undefined || expected === generation ? { value } : undefined,
      );
      return isChanged ? present.generation : null;
    },
    async modify(change) {
      await record.change(({ value }) => {
        const changed = change(value);
        return changed === value ? undefined : { value: changed };
      });
    },
  };
  return record;
}

import { SCHEMA } from './cells.ts';
import type { Storage } from './storage.ts';

/** How a record is written, and how one that an older release wrote is read. */
export interface RecordFormat {
  /** Grows with each change of what a record holds. */
  readonly schema: number;
  /** The value of an older schema as this one has it. @throws when it can't be brought over */
  readonly upgrade: (value: unknown, schema: number) => unknown;
}

/** The first format of all: there is nothing older. */
const FIRST: RecordFormat = { schema: SCHEMA, upgrade: (value) => value };

export interface Versioned<T> {
  /** 0 when nothing was ever written. */
  readonly generation: number;
  /** Null when it is absent, was cleared, or can't be opened. */
  readonly value: T | null;
  /** Null was written, as a sign-out does. */
  readonly cleared: boolean;
}

/** One named, versioned value, encrypted at rest. */
export interface VaultRecord<T> {
  /** Never rejects: what can't be opened reads as null. */
  read(): Promise<Versioned<T>>;
  /**
   * Writes in one transaction and answers the new generation. With `expected`, only when the record still has that
   * generation; null when it has not.
   */
  write(value: T | null, expected?: number): Promise<number | null>;
  /** Reads, changes and writes, again when another tab wrote in between. Writes nothing when `change` gives what it got. */
  modify(change: (value: T | null) => T | null): Promise<void>;
}

/** Enough for as many tabs as there are writing at the same time. */
const RACES = 8;

export function openRecord<T>(
  storage: Promise<Storage>,
  scope: string,
  name: string,
  { schema, upgrade }: RecordFormat = FIRST,
): VaultRecord<T> {
  const key = `${scope}|${name}`;
  const labelOf = (version: number) => `${key}|${version}`;

  const record: VaultRecord<T> = {
    async read() {
      const { cells, cipher, lost } = await storage;
      const cell = await cells.get(key);
      const generation = cell?.generation ?? 0;
      const cleared = cell?.content === null;
      lost.delete(name);
      if (!cell || cleared) return { generation, value: null, cleared };
      if (cell.schema > schema) {
        lost.set(name, 'newer');
        return { generation, value: null, cleared };
      }
      try {
        // Only this record's own writes open under its label.
        const value = cipher ? await cipher.decrypt(labelOf(cell.schema), cell.content) : cell.content;
        const current = cell.schema < schema ? upgrade(value, cell.schema) : value;
        return { generation, value: current as T, cleared };
      } catch {
        lost.set(name, 'damaged');
        return { generation, value: null, cleared };
      }
    },
    async write(value, expected) {
      const { cells, cipher } = await storage;
      // Before the transaction: it would not survive waiting for WebCrypto.
      const content = value === null || !cipher ? value : await cipher.encrypt(labelOf(schema), value);
      let written: number | null = null;
      await cells.swap(key, (cell) => {
        const present = cell?.generation ?? 0;
        written = expected === undefined || expected === present ? present + 1 : null;
        return written === null ? undefined : { schema, generation: written, content };
      });
      return written;
    },
    async modify(change) {
      for (let race = 0; race < RACES; race += 1) {
        const { generation, value } = await record.read();
        // What a newer release keeps for many is not this one's to replace.
        if ((await storage).lost.get(name) === 'newer') return;
        const changed = change(value);
        if (changed === value || (await record.write(changed, generation)) !== null) return;
      }
    },
  };
  return record;
}

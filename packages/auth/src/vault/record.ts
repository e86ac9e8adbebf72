import { SCHEMA } from './cells.ts';
import type { Storage } from './storage.ts';

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

export function openRecord<T>(storage: Promise<Storage>, scope: string, name: string): VaultRecord<T> {
  const key = `${scope}|${name}`;
  const label = `${key}|${SCHEMA}`;

  const record: VaultRecord<T> = {
    async read() {
      const { cells, cipher } = await storage;
      const cell = await cells.get(key);
      const generation = cell?.generation ?? 0;
      const cleared = cell?.content === null;
      if (cell?.schema !== SCHEMA || cleared) return { generation, value: null, cleared };
      try {
        // Only this record's own writes open under its label.
        const value = cipher ? await cipher.decrypt(label, cell.content) : cell.content;
        return { generation, value: value as T, cleared };
      } catch {
        return { generation, value: null, cleared };
      }
    },
    async write(value, expected) {
      const { cells, cipher } = await storage;
      // Before the transaction: it would not survive waiting for WebCrypto.
      const content = value === null || !cipher ? value : await cipher.encrypt(label, value);
      let written: number | null = null;
      await cells.swap(key, (cell) => {
        const present = cell?.generation ?? 0;
        written = expected === undefined || expected === present ? present + 1 : null;
        return written === null ? undefined : { schema: SCHEMA, generation: written, content };
      });
      return written;
    },
    async modify(change) {
      for (let race = 0; race < RACES; race += 1) {
        const { generation, value } = await record.read();
        const changed = change(value);
        if (changed === value || (await record.write(changed, generation)) !== null) return;
      }
    },
  };
  return record;
}

import type { SignOutScope } from '../model.ts';

/** A record as it was read. */
export interface Versioned<T> {
  /** 0 when nothing was ever written; not a whole number while it could not be written yet. */
  readonly generation: number;
  /** Names the sign-in that the value began with; empty in records that are no session. */
  readonly lineage: string;
  /** Null when it is absent, was cleared, or can't be opened. */
  readonly value: T | null;
  /** Null was written, as a sign-out does. */
  readonly cleared: boolean;
  /** A newer release has written the record: it is not this one's to change, and `value` is of before. */
  readonly newer: boolean;
}

export const NOTHING = { generation: 0, lineage: '', value: null, cleared: false, newer: false } as const;

export interface Next<T> {
  readonly value: T | null;
  /** Default: as it is. */
  readonly lineage?: string;
}

/**
 * What to write in the place of what is stored; undefined leaves it. One that could not be written is called again, with
 * `isLate`, on what is stored then: it may have been written after all, or another tab may have written more than it knew.
 *
 * @param id - a name that nothing else has, for a new lineage
 */
export type Change<T> = (present: Versioned<T>, isLate: boolean, id: string) => Next<T> | undefined;

/** What came of clearing a record. */
export interface Ended {
  /** Of the entry in the outbox. */
  readonly id: string;
  /** The new generation; null when nothing was cleared: there was nothing of this lineage, or it waits. */
  readonly generation: number | null;
  readonly waits: boolean;
}

/** What can be done with a record without encryption: all that opening a page and signing out need. */
export interface ReadableRecord<T> {
  /** Never rejects: what can't be opened reads as null, and while the storage fails, the last that is known is given. */
  readonly read: () => Promise<Versioned<T>>;
  /**
   * Clears the record in one transaction, with nothing before it, if its lineage is the given one. Its cell goes to the
   * outbox, unless `scope` is null. Never rejects: what can't be cleared now is cleared as soon as it can be.
   */
  readonly end: (lineage: string, scope: SignOutScope | null) => Promise<Ended>;
}

/** One named, versioned value, encrypted at rest. */
export interface VaultRecord<T> extends ReadableRecord<T> {
  /** Gives what is stored then, and whether `change` has changed it. What can't be written is kept, and written later. */
  change(change: Change<T>): Promise<{ readonly present: Versioned<T>; readonly isChanged: boolean }>;
  /**
   * Writes in one transaction and answers the new generation. With `expected`, only when the record still has that
   * generation; null when it has not.
   */
  write(value: T | null, expected?: number): Promise<number | null>;
  /** Reads, changes and writes, again when another tab wrote in between. Writes nothing when `change` gives what it got. */
  modify(change: (value: T | null) => T | null): Promise<void>;
}

import type { SignOutScope } from '../model.ts';

/** A record as it was read. */
export interface Versioned<T> {
  /** 0 if nothing was ever written; fractional while it could not be written yet. */
  readonly generation: number;
  /**
   * Identifies the sign-in of the value, also of one that Cognito has refused since; empty after a sign-out, and for records
   * that are not sessions.
   */
  readonly lineage: string;
  /** Null if it is missing, was cleared, or cannot be decrypted. */
  readonly value: T | null;
  /** Whether null was written, for example by a sign-out. */
  readonly cleared: boolean;
  /** A newer release has written the record: this one must not change it, and `value` is the previous one. */
  readonly newer: boolean;
  /** The entry of a refresh that has begun, unchecked. */
  readonly begun?: unknown;
}

export const NOTHING = { generation: 0, lineage: '', value: null, cleared: false, newer: false } as const;

export interface Next<T> {
  readonly value: T | null;
  /** Default: unchanged. */
  readonly lineage?: string;
}

/**
 * Returns the new value; undefined for no change. A change that could not be written is called again, with `isLate`, on what
 * is stored then: it may have been written after all, or another tab may have written since.
 *
 * @param id - a unique name, for a new lineage
 */
export type Change<T> = (present: Versioned<T>, isLate: boolean, id: string) => Next<T> | undefined;

/** The result of clearing a record. */
export interface Ended {
  /** The id of the outbox entry. */
  readonly id: string;
  /** The new generation; null if nothing was cleared: there was nothing of this lineage, or the clearing waits. */
  readonly generation: number | null;
  readonly waits: boolean;
}

/** The part of a record that needs no encryption: enough to open a page and sign out. */
export interface ReadableRecord<T> {
  /**
   * Never rejects: a value that cannot be decrypted is null, and while the storage fails, the last known value is returned.
   */
  readonly read: () => Promise<Versioned<T>>;
  /**
   * Clears the record in one transaction, with nothing before it, if it has the given lineage. Its cell goes to the outbox,
   * unless `scope` is null. Never rejects: if it fails now, it is cleared as soon as possible.
   */
  readonly end: (lineage: string, scope: SignOutScope | null) => Promise<Ended>;
}

/** One named, versioned value, encrypted at rest. */
export interface VaultRecord<T> extends ReadableRecord<T> {
  /**
   * Resolves with the stored value, and whether `change` has changed it. A change that cannot be written is kept and written
   * later.
   */
  change(change: Change<T>): Promise<{ readonly present: Versioned<T>; readonly isChanged: boolean }>;
  /**
   * Writes in one transaction and returns the new generation. With `expected`, only if the record still has that generation;
   * otherwise null.
   */
  write(value: T | null, expected?: number): Promise<number | null>;
  /** Reads, changes and writes, again if another tab wrote in between. Writes nothing if `change` returns its argument. */
  modify(change: (value: T | null) => T | null): Promise<void>;
}

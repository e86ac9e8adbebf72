import type { JsonObject } from '../wire/json.ts';

/** One call to the pool, with every secret masked. */
export interface JournalEntry {
  /** Counts up from 1 in each pool. */
  readonly id: number;
  /** Milliseconds since the epoch, by the pool's clock. */
  readonly at: number;
  readonly requestId: string;
  readonly operation: string;
  /** The HTTP status; 0 when no answer reached the caller. */
  readonly status: number;
  /** The exception's name, when the call was refused. */
  readonly errorType?: string;
  readonly errorMessage?: string;
  /** Of InitiateAuth. */
  readonly authFlow?: string;
  /** The challenge that the call answered. */
  readonly answered?: string;
  /** The challenge that the pool asked in return. */
  readonly challengeName?: string;
  readonly username?: string;
  readonly clientId?: string;
  /** The kind of the fault that was injected into this call. */
  readonly fault?: string;
  readonly request: JsonObject;
  readonly response: JsonObject;
}

/** The calls a pool has seen, oldest first. */
export class Journal {
  #entries: JournalEntry[] = [];
  #count = 0;

  get entries(): readonly JournalEntry[] {
    return this.#entries;
  }

  /** How many calls of an operation there were, or of all operations. */
  count(operation?: string): number {
    return operation === undefined
      ? this.#entries.length
      : this.#entries.filter((entry) => entry.operation === operation).length;
  }

  /** @internal */
  record(entry: Omit<JournalEntry, 'id'>): void {
    this.#count += 1;
    this.#entries.push({ id: this.#count, ...entry });
  }

  clear(): void {
    this.#entries = [];
    this.#count = 0;
  }
}

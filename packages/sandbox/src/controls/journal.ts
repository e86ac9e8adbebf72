import type { JsonObject } from '../wire/json.ts';
import { BoundedList } from './bounded-list.ts';

/** One call to the pool, with every secret masked. */
export interface JournalEntry {
  /** Starts at 1 in each pool. */
  readonly id: number;
  /** Milliseconds since the epoch, by the pool's clock. */
  readonly at: number;
  readonly requestId: string;
  readonly operation: string;
  /** The HTTP status; 0 if no response reached the caller. */
  readonly status: number;
  /** The exception's name, if the call was refused. */
  readonly errorType?: string;
  readonly errorMessage?: string;
  /** Of InitiateAuth. */
  readonly authFlow?: string;
  /** The challenge that the call answered. */
  readonly answered?: string;
  /** The challenge in the response. */
  readonly challengeName?: string;
  readonly username?: string;
  readonly clientId?: string;
  /** The origin of the calling page, such as `http://localhost:5173`. */
  readonly origin?: string;
  /** The kind of the fault that was injected into this call. */
  readonly fault?: string;
  readonly request: JsonObject;
  readonly response: JsonObject;
}

/** The calls that a pool has received, up to a limit: the oldest are removed first. */
export class Journal {
  readonly #entries: BoundedList<JournalEntry>;
  readonly #gone = new Map<string, number>();
  #count = 0;

  constructor(limit: number) {
    this.#entries = new BoundedList(limit);
  }

  /** Oldest first. */
  get entries(): readonly JournalEntry[] {
    return this.#entries.items;
  }

  /** Counts the calls of an operation, or of all operations, including removed entries. */
  count(operation?: string): number {
    if (operation === undefined) return this.#count;
    const kept = this.entries.filter((entry) => entry.operation === operation).length;
    return kept + (this.#gone.get(operation) ?? 0);
  }

  /** @internal */
  record(entry: Omit<JournalEntry, 'id'>): void {
    this.#count += 1;
    for (const { operation, errorType } of this.#entries.add({ id: this.#count, ...entry })) {
      // Callers can invent any number of unknown operations.
      if (errorType !== 'UnknownOperationException') {
        this.#gone.set(operation, (this.#gone.get(operation) ?? 0) + 1);
      }
    }
  }

  clear(): void {
    this.#entries.clear();
    this.#gone.clear();
    this.#count = 0;
  }
}

import type { Cell } from './cells.ts';
import type { EndedSession } from './session.ts';

/** A stored session that has ended: its cell, still encrypted. */
export interface EndedCell extends Omit<EndedSession, 'session'> {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly cell: Cell;
}

/** Sessions; of more than that, the oldest are left to expire. */
const MOST = 20;

/** The name of the entry for the outbox. */
export const ENDED = 'ended';

/** The name of the entry for a refresh that has begun: its page may be closed before it stores the response. */
export const BEGUN = 'begun';

/** Returns the stored outbox with one more entry. Its other content is checked when it is read. */
export const withEnded = (found: unknown, entry: EndedCell): readonly unknown[] =>
  [...(Array.isArray(found) ? (found as unknown[]) : []), entry].slice(-MOST);

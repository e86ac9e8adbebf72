import type { Cell } from './cells.ts';
import type { EndedSession } from './session.ts';

/** An ended session at rest: its cell as it was, still encrypted. */
export interface EndedCell extends Omit<EndedSession, 'session'> {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly cell: Cell;
}

/** Sessions: of what is more than that, the oldest are left to run out. */
const MOST = 20;

export const endedKey = (scope: string): string => `${scope}|ended`;

/** Where the lineage is put of a session that is about to be cleared: its page may go away before. */
export const markKey = (scope: string): string => `${scope}|over`;

/** The outbox that was found, with one entry more. What else is in it is looked at when it is read. */
export const withEnded = (found: unknown, entry: EndedCell): readonly unknown[] =>
  [...(Array.isArray(found) ? (found as unknown[]) : []), entry].slice(-MOST);

import type { SignOutScope } from '../model.ts';
import { type Cell, cellIn } from './cells.ts';
import type { StoredSession } from './session.ts';

/** A session that has ended here and is still to be revoked at Cognito. */
export interface EndedSession {
  readonly id: string;
  readonly scope: SignOutScope;
  readonly session: StoredSession;
}

/** The same at rest: the session's cell as it was, still encrypted. */
export interface EndedCell extends Omit<EndedSession, 'session'> {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly cell: Cell;
}

/** Sessions, and milliseconds: what could not be revoked by then is left to run out. */
const MOST = 20;
const LONGEST = 30 * 86_400_000;

export const endedKey = (scope: string): string => `${scope}|ended`;

/** The entries of an outbox that are whole and not too old. */
export const endedIn = (found: unknown, now: number): readonly EndedCell[] =>
  (Array.isArray(found) ? (found as unknown[]) : []).filter((entry): entry is EndedCell => {
    const { id, at, cell } = Object(entry) as Partial<EndedCell>;
    return typeof id === 'string' && Math.abs(now - Number(at)) < LONGEST && cellIn(cell) !== null;
  });

export const withEnded = (found: unknown, entry: EndedCell): readonly EndedCell[] =>
  [...endedIn(found, entry.at), entry].slice(-MOST);

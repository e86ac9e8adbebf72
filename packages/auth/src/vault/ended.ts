import type { SignOutScope } from '../model.ts';
import type { Cell } from './cells.ts';

/** A session at rest that has ended here and is still to be revoked at Cognito: its cell as it was, still encrypted. */
export interface EndedCell {
  readonly id: string;
  readonly scope: SignOutScope;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly cell: Cell;
}

/** Sessions: of what is more than that, the oldest are left to run out. */
const MOST = 20;

export const endedKey = (scope: string): string => `${scope}|ended`;

/** The outbox that was found, with one entry more. What else is in it is looked at when it is read. */
export const withEnded = (found: unknown, entry: EndedCell): readonly unknown[] =>
  [...(Array.isArray(found) ? (found as unknown[]) : []), entry].slice(-MOST);

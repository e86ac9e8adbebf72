import type { Environment } from '../api.ts';
import { attempt } from '../browser/attempt.ts';
import type { SignOutScope } from '../model.ts';
import { recordKey } from './cells.ts';
import { MARK, markOf, scopeIn } from './mark.ts';

/** The lineage for whichever session is stored: a sign-out that was asked for before the storage was read. */
export const STORED = '';

/**
 * The mark of a session whose sign-out has begun, written without waiting: a page that is left at once may stop before its
 * database has changed. The next page must not show that session, and completes the sign-out.
 */
export interface OverMark {
  /** What is marked, if anything is. A change while a session is read means that it may be over, or that it is no more. */
  mark(): string | null;
  /** How the session of this lineage is to be revoked; undefined if it is not over. */
  scopeOf(lineage: string): SignOutScope | undefined;
  put(lineage: string, scope: SignOutScope | null): void;
  /** Its session has been cleared; for `STORED`, none is stored, or a new one begins. */
  remove(lineage: string): void;
}

export function openOver(
  { localStorage, sessionStorage }: Pick<Environment, 'localStorage' | 'sessionStorage'>,
  scope: string,
): OverMark {
  const key = recordKey(scope, MARK);
  /** A full storage may throw: the database has a mark of its own, which most browsers store in time. */
  const use = <T>(work: (items: Storage | null) => T) => {
    // The mark of a tab's own session is beside it: it says nothing about the session of the other tabs.
    const hasOwn = attempt(() => sessionStorage?.getItem(recordKey(scope, 'session')));
    return attempt(() => work(hasOwn ? sessionStorage : localStorage));
  };
  const mark = () => use((items) => items?.getItem(key));
  const scopeOf = (lineage: string) => scopeIn(mark(), lineage) ?? scopeIn(mark(), STORED);
  return {
    mark,
    scopeOf,
    put: (lineage, how) => use((items) => items?.setItem(key, markOf(lineage, how))),
    remove: (lineage) => use((items) => scopeOf(lineage) && items?.removeItem(key)),
  };
}

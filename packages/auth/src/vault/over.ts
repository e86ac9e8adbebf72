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
  /** Its session has been cleared; without a lineage, that of `STORED`: none is stored, or a new one begins. */
  remove(lineage?: string): void;
}

/** @param keepsOwn - holds the mark itself where the page has no storage */
export function openOver(
  { localStorage, sessionStorage }: Pick<Environment, 'localStorage' | 'sessionStorage'>,
  scope: string,
  keepsOwn = false,
): OverMark {
  const key = recordKey(scope, MARK);
  /** A full storage may throw: the database has a mark of its own, which most browsers store in time. */
  const use = <T>(work: (items: Storage | null) => T) => {
    // The mark of a tab's own session is beside it: it says nothing about the session of the other tabs.
    const hasOwn = attempt(() => sessionStorage?.getItem(recordKey(scope, 'session')));
    return attempt(() => work(hasOwn ? sessionStorage : localStorage));
  };
  /** Read where there is no storage: the database may still answer while the page lives. */
  let own: string | null = null;
  const mark = () => use((items) => (items ? items.getItem(key) : own));
  const scopeOf = (lineage: string) => scopeIn(mark(), lineage) ?? scopeIn(mark(), STORED);
  return {
    mark,
    scopeOf,
    put(lineage, how) {
      const text = markOf(lineage, how);
      if (keepsOwn) own = text;
      use((items) => items?.setItem(key, text));
    },
    remove(lineage = STORED) {
      if (!scopeOf(lineage)) return;
      own = null;
      use((items) => items?.removeItem(key));
    },
  };
}

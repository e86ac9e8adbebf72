import type { Environment } from '../api.ts';

/**
 * The lineage of a session whose sign-out has begun, written without waiting: a page that is left at once may stop before
 * its database has changed. The next page must not show that session, and completes the sign-out.
 */
export interface OverMark {
  is(lineage: string): boolean;
  put(lineage: string): void;
  /** The session has been cleared. */
  remove(lineage: string): void;
}

/**
 * @param items - the browser's local storage, if what is stored outlives the page
 * @param key - the key of the mark
 */
export function openOver(items: Environment['localStorage'], key: string): OverMark {
  const over: OverMark = {
    is(lineage) {
      try {
        return lineage !== '' && items?.getItem(key) === lineage;
      } catch {
        return false;
      }
    },
    put(lineage) {
      try {
        items?.setItem(key, lineage);
      } catch {
        // A full storage: the database has a mark of its own, which most browsers store in time.
      }
    },
    remove(lineage) {
      if (over.is(lineage)) items?.removeItem(key);
    },
  };
  return over;
}

import { del, get, set } from 'idb-keyval';
import { openDatabase } from '../src/vault/database.ts';
import type { TestBrowser } from './browser.ts';

/** Changes a stored value of a browser, as tools and other scripts of the origin can. Undefined removes it. */
export async function rewriteEntry(
  { indexedDB }: Pick<TestBrowser, 'indexedDB'>,
  key: string,
  change: (found: unknown) => unknown,
): Promise<void> {
  const store = openDatabase(indexedDB);
  const next = change(await get(key, store));
  await (next === undefined ? del(key, store) : set(key, next, store));
}

/** Returns a stored value of a browser. */
export const entryOf = ({ indexedDB }: TestBrowser, key: string): Promise<unknown> =>
  get(key, openDatabase(indexedDB));

/** Clears site data while pages are open: their connections close when asked to. */
export const clearSiteData = ({ indexedDB }: TestBrowser): Promise<void> =>
  new Promise((resolve) => {
    indexedDB.deleteDatabase('latchkey').onsuccess = () => resolve();
  });

import type { Page } from '@playwright/test';
import type { Witness } from '../harness/worker.ts';

/** Returns all that a script of the page can read from its origin's storage, as text; one character for each byte. */
export function storageOf(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error ?? new Error('IndexedDB failed.'));
      });
    const asText = (value: unknown): string =>
      JSON.stringify(value, (_, inner: unknown) => {
        if (inner instanceof CryptoKey) return { extractable: inner.extractable };
        const bytes = inner instanceof ArrayBuffer ? new Uint8Array(inner) : inner;
        return bytes instanceof Uint8Array
          ? Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
          : bytes;
      });
    const found = [localStorage, sessionStorage].map((items) => asText(Object.entries(items)));
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await done(indexedDB.open(name));
      for (const store of database.objectStoreNames) {
        const records = database.transaction(store).objectStore(store);
        const [keys, values] = await Promise.all([done(records.getAllKeys()), done(records.getAll())]);
        found.push(asText({ keys, values }));
      }
      database.close();
    }
    return found.join('\n');
  });
}

/** Returns the messages to the page from workers and other tabs, and the state that it shows. */
export function heardBy(page: Page): Promise<string> {
  return page.evaluate(() => {
    const { heard, auth } = window.harness;
    return JSON.stringify([heard, auth.getState()], (_, inner: unknown) =>
      inner instanceof Map ? [...inner] : inner,
    );
  });
}

/** Returns the secrets that the page's worker has held. */
export async function secretsOfWorker(page: Page): Promise<Witness> {
  const [worker] = page.workers();
  if (!worker) throw new Error('The page has no worker.');
  return worker.evaluate(() => globalThis.witness);
}

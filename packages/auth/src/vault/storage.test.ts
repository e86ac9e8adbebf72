import { entries } from 'idb-keyval';
import { describe, expect, it } from 'vitest';
import { createBrowser, tick } from '../../test/browser.ts';
import { clearSiteData, entryOf, rewriteEntry } from '../../test/entries.ts';
import type { Environment } from '../api.ts';
import { openDatabase } from './database.ts';
import { openRecord } from './record.ts';
import { openStorage } from './storage.ts';

const noFetch = () => Promise.reject(new Error('no network here'));

/** An IndexedDB whose requests never end. */
const hanging = { open: () => ({}) } as unknown as IDBFactory;

/** An IndexedDB that throws immediately, as in a sandboxed frame. */
const forbidden = {
  open() {
    throw new DOMException('The operation is insecure.', 'SecurityError');
  },
} as unknown as IDBFactory;

function open(changes: Partial<Environment>, browser = createBrowser(noFetch)) {
  const storage = openStorage(browser.tab(changes).environment);
  return { browser, storage, record: openRecord<string>(storage, 'pool|client', 'thing') };
}

/** Makes a database store what JSON leaves of a key. */
function copyKeys(opened: IDBDatabase) {
  const transaction = opened.transaction.bind(opened);
  opened.transaction = (...scope) => {
    const begun = transaction(...scope);
    const store = begun.objectStore('records');
    const put = store.put.bind(store);
    store.put = (value, name) => put(name === 'key' ? {} : value, name);
    begun.objectStore = () => store;
    return begun;
  };
}

async function passTime(browser: ReturnType<typeof createBrowser>, milliseconds: number) {
  await tick();
  browser.clock.advance(milliseconds);
  await tick();
}

describe('the storage of a browser', () => {
  it('is encrypted where IndexedDB and WebCrypto are there', async () => {
    const { storage } = open({});
    expect((await storage).capabilities()).toEqual({ storage: 'encrypted', locks: true, channel: true });
  });

  it.each([
    ['no-indexeddb', { indexedDB: null }],
    ['no-webcrypto', { subtle: null }],
    ['storage-failed', { indexedDB: forbidden }],
  ] as const)('is memory, and says so, with %s', async (reason, changes) => {
    const { storage, record } = open(changes);
    await record.write('swordfish');
    expect((await record.read()).value).toBe('swordfish');
    expect((await storage).capabilities()).toMatchObject({ storage: 'memory', reason });
  });

  it('is memory where keys can not be stored', async () => {
    const browser = createBrowser(noFetch);
    const unstorable = {
      ...subtleMethods,
      // Structured cloning refuses a function, as it refuses keys in some private modes.
      generateKey: async () => (() => {}) as unknown as CryptoKey,
    } as unknown as SubtleCrypto;
    const { storage, record } = open({ subtle: unstorable }, browser);
    await record.write('swordfish');
    expect((await storage).capabilities()).toMatchObject({ storage: 'memory', reason: 'key-not-storable' });
    expect(await entries(openDatabase(browser.indexedDB))).toEqual([]);
  });

  it('settles on memory when the database does not answer', async () => {
    const { browser, storage } = open({ indexedDB: hanging });
    await passTime(browser, 3_000);
    expect((await storage).capabilities()).toMatchObject({ storage: 'memory', reason: 'storage-failed' });
  });

  it('continues in memory, with what was last stored, when the database fails later', async () => {
    const browser = createBrowser(noFetch);
    const disk = database(browser);
    const { storage, record } = open({}, browser);
    await record.write('first');
    disk.fail();
    expect((await record.read()).value).toBe('first');
    expect(await record.write('second', 1)).toBeGreaterThan(1);
    expect((await record.read()).value).toBe('second');
    expect((await storage).capabilities()).toMatchObject({ storage: 'memory', reason: 'storage-failed' });
  });

  it('returns to the database when it works again, with the writes made meanwhile', async () => {
    const browser = createBrowser(noFetch);
    const disk = database(browser);
    const { storage, record } = open({}, browser);
    await record.write('first');
    disk.fail();
    expect(await record.write('second', 1)).toBeGreaterThan(1);
    disk.mend();
    expect((await record.read()).value).toBe('second');
    expect(await record.write('third', 2)).toBe(3);
    expect((await storage).capabilities()).toMatchObject({ storage: 'encrypted' });
    expect((await open({}, browser).record.read()).value).toBe('third');
  });

  it('gives way to what another tab has stored while the database failed here', async () => {
    const browser = createBrowser(noFetch);
    const disk = database(browser);
    const here = open({}, browser).record;
    const there = open({}, browser).record;
    await here.write('first');
    disk.fail();
    await here.write('only here', 1);
    disk.mend();
    await there.write('signed out there', 1);
    expect((await here.read()).value).toBe('signed out there');
  });

  it('opens the database again when the browser closed the connection', async () => {
    const browser = createBrowser(noFetch);
    const disk = database(browser);
    const { storage, record } = open({}, browser);
    await record.write('first');
    disk.close();
    expect((await record.read()).value).toBe('first');
    expect((await storage).capabilities()).toMatchObject({ storage: 'encrypted' });
  });

  it.each([
    ['what a copy of the storage makes of it', async () => ({})],
    ['text', async () => 'key'],
    ['one that signs', () => key({ name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])],
    ['one that only decrypts', () => key({ name: 'AES-GCM', length: 256 }, false, ['decrypt'])],
    ['one of 128 bits', () => key({ name: 'AES-GCM', length: 128 }, false, ['encrypt', 'decrypt'])],
    ['one of another cipher', () => key({ name: 'AES-CBC', length: 256 }, false, ['encrypt', 'decrypt'])],
    ['one that can be exported', () => key({ name: 'AES-GCM', length: 256 }, true, ['encrypt', 'decrypt'])],
  ])('replaces a stored key that is not its own: %s', async (_, plant) => {
    const browser = createBrowser(noFetch);
    await open({}, browser).record.write('swordfish');
    const planted = await plant();
    await rewriteEntry(browser, 'key', () => planted);
    const { storage, record } = open({}, browser);
    expect((await record.read()).value).toBeNull();
    expect((await storage).capabilities()).toMatchObject({
      storage: 'encrypted',
      lost: { thing: 'damaged' },
    });
    await record.write('more');
    expect((await storage).capabilities().lost).toBeUndefined();
    expect((await open({}, browser).record.read()).value).toBe('more');
    const stored = new Map(await entries(openDatabase(browser.indexedDB)));
    expect(stored.get('key')).toMatchObject({
      extractable: false,
      algorithm: { name: 'AES-GCM', length: 256 },
    });
  });

  it.each([
    ['what a copy of the storage makes of it', async () => ({})],
    ['nothing', async () => undefined],
    ['one that can be exported', () => key({ name: 'AES-GCM', length: 256 }, true, ['encrypt', 'decrypt'])],
  ])('replaces the stored key, and stores again, while the page is open: %s', async (_, plant) => {
    const browser = createBrowser(noFetch);
    const { record } = open({}, browser);
    await record.write('first');
    const planted = await plant();
    await rewriteEntry(browser, 'key', () => planted);
    await record.write('second');
    expect((await open({}, browser).record.read()).value).toBe('second');
    expect(await entryOf(browser, 'key')).toMatchObject({ extractable: false });
  });

  it('is memory where a stored key never comes back', async () => {
    const browser = createBrowser(noFetch);
    const openAsIs = browser.indexedDB.open.bind(browser.indexedDB);
    browser.indexedDB.open = (...request) => {
      const opening = openAsIs(...request);
      opening.addEventListener('success', () => copyKeys(opening.result as IDBDatabase));
      return opening;
    };
    const { storage, record } = open({}, browser);
    await record.write('swordfish');
    expect((await record.read()).value).toBe('swordfish');
    expect((await storage).capabilities()).toMatchObject({ storage: 'memory', reason: 'key-not-storable' });
  });

  it('writes under the present key when the site data were cleared while the page is open', async () => {
    const browser = createBrowser(noFetch);
    const [here, there] = [open({}, browser), open({}, browser)];
    await here.record.write('first');
    await there.record.read();
    await clearSiteData(browser);
    await there.record.write('second');
    expect((await here.record.read()).value).toBe('second');
    await here.record.write('third');
    expect((await open({}, browser).record.read()).value).toBe('third');
  });

  it('keeps the key of a tab that was first while this one made its own, and what is encrypted with it', async () => {
    const browser = createBrowser(noFetch);
    const slow = {
      ...subtleMethods,
      generateKey: async () => {
        await open({}, browser).record.write('swordfish');
        return crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
      },
    } as unknown as SubtleCrypto;
    expect((await open({ subtle: slow }, browser).record.read()).value).toBe('swordfish');
    expect((await open({}, browser).record.read()).value).toBe('swordfish');
  });

  it('is read by all tabs that start at the same time', async () => {
    const browser = createBrowser(noFetch);
    const tabs = [1, 2, 3, 4, 5].map(() => open({}, browser));
    await Promise.all(tabs.map(async ({ storage }) => storage));
    await tabs[0]?.record.write('swordfish');
    for (const { record } of tabs) expect((await record.read()).value).toBe('swordfish');
  });
});

const key = (
  algorithm: AesKeyGenParams | HmacKeyGenParams,
  extractable: boolean,
  usages: ('encrypt' | 'decrypt' | 'sign')[],
) => crypto.subtle.generateKey(algorithm, extractable, usages);

const subtleMethods = {
  encrypt: crypto.subtle.encrypt.bind(crypto.subtle),
  decrypt: crypto.subtle.decrypt.bind(crypto.subtle),
};

/** Makes a browser's database fail and work again, and closes its connections, as browsers do under pressure. */
function database({ indexedDB }: ReturnType<typeof createBrowser>) {
  const connections: IDBDatabase[] = [];
  const open = indexedDB.open.bind(indexedDB);
  let works = true;
  indexedDB.open = (...request) => {
    if (!works) throw new DOMException('gone', 'UnknownError');
    const opening = open(...request);
    opening.addEventListener('success', () => connections.push(opening.result as IDBDatabase));
    return opening;
  };
  const close = () => {
    for (const connection of connections) connection.close();
  };
  return {
    close,
    fail() {
      works = false;
      close();
    },
    mend() {
      works = true;
    },
  };
}

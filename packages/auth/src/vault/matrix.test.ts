import { describe, expect, it } from 'vitest';
import { createBrowser, type TestBrowser, tick } from '../../test/browser.ts';
import type { Capabilities, Environment } from '../api.ts';
import { openDatabase } from './database.ts';
import { openRecord } from './record.ts';
import { openStorage } from './storage.ts';

const noFetch = () => Promise.reject(new Error('no network here'));
const scope = 'pool|client';

interface Case {
  readonly name: string;
  /** Problems from the start. */
  readonly environment?: (browser: TestBrowser) => Partial<Environment>;
  /** Problems after two records were written. */
  readonly later?: (browser: TestBrowser) => Promise<void>;
  readonly expected: Pick<Capabilities, 'storage' | 'reason' | 'lost'>;
  /** The records as read at the end; default: as written. */
  readonly session?: string | null;
  readonly devices?: string | null;
  /** The storage may work again: changes wait for it. */
  readonly isUnwritten?: boolean;
}

const failed = { storage: 'memory', reason: 'storage-failed' } as const;
const encrypted = { storage: 'encrypted' } as const;

const subtle = (changes: object) =>
  // The three methods that are used.
  ({
    encrypt: crypto.subtle.encrypt.bind(crypto.subtle),
    decrypt: crypto.subtle.decrypt.bind(crypto.subtle),
    generateKey: crypto.subtle.generateKey.bind(crypto.subtle),
    ...changes,
  }) as unknown as SubtleCrypto;

/** Changes each object store before its first use from now on. */
function spoil(browser: TestBrowser, change: (store: IDBObjectStore) => void): void {
  const open = browser.indexedDB.open.bind(browser.indexedDB);
  browser.indexedDB.open = (...request) => {
    const opening = open(...request);
    opening.addEventListener('success', () => {
      const database = opening.result as IDBDatabase;
      const transaction = database.transaction.bind(database);
      database.transaction = (...names) => {
        const begun = transaction(...names);
        const objectStore = begun.objectStore.bind(begun);
        begun.objectStore = (name) => {
          const store = objectStore(name);
          change(store);
          return store;
        };
        return begun;
      };
    });
    return opening;
  };
}

const throwing = (name: string) => () => {
  throw new DOMException('refused', name);
};

async function put(browser: TestBrowser, key: string, make: (old: unknown) => unknown): Promise<void> {
  const store = openDatabase(browser.indexedDB);
  await store('readwrite', (cells) => {
    const request = cells.get(key);
    return new Promise<void>((resolve) => {
      request.onsuccess = () => {
        cells.put(make(request.result), key).onsuccess = () => resolve();
      };
    });
  });
}

/** Connections must not block it: they close when asked to. */
const deleted = ({ indexedDB }: TestBrowser) =>
  new Promise<void>((resolve) => {
    indexedDB.deleteDatabase('latchkey').onsuccess = () => resolve();
  });

const upgraded = ({ indexedDB }: TestBrowser) =>
  new Promise<void>((resolve) => {
    indexedDB.open('latchkey', 7).onsuccess = ({ target }) => {
      (target as IDBOpenDBRequest).result.close();
      resolve();
    };
  });

const cases: readonly Case[] = [
  {
    name: 'IndexedDB is missing',
    environment: () => ({ indexedDB: null }),
    expected: { storage: 'memory', reason: 'no-indexeddb' },
  },
  {
    name: 'WebCrypto is missing',
    environment: () => ({ subtle: null }),
    expected: { storage: 'memory', reason: 'no-webcrypto' },
  },
  {
    name: 'opening throws',
    environment: () => ({ indexedDB: { open: throwing('SecurityError') } as unknown as IDBFactory }),
    expected: failed,
  },
  {
    name: 'opening never ends',
    environment: () => ({ indexedDB: { open: () => ({}) } as unknown as IDBFactory }),
    expected: failed,
    isUnwritten: true,
  },
  {
    name: 'a later release has upgraded the database',
    environment: (browser) => {
      void upgraded(browser);
      return {};
    },
    expected: failed,
  },
  {
    name: 'keys cannot be stored',
    environment: () => ({ subtle: subtle({ generateKey: async () => () => {} }) }),
    expected: { storage: 'memory', reason: 'key-not-storable' },
  },
  ...(
    [
      ['reading fails', 'get', throwing('UnknownError')],
      ['writing fails', 'put', throwing('DataError')],
      ['the quota is exceeded', 'put', throwing('QuotaExceededError')],
      ['reading never ends', 'get', () => ({})],
    ] as const
  ).map(([name, method, does]) => ({
    name,
    environment: (browser: TestBrowser) => {
      spoil(browser, (store) => {
        Object.assign(store, { [method]: does });
      });
      return {};
    },
    expected: failed,
    isUnwritten: true,
  })),
  {
    name: 'the storage is wiped while the page is open',
    later: deleted,
    expected: encrypted,
    session: null,
    devices: null,
  },
  {
    name: 'the records are stored under another key',
    later: async (browser) => {
      const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
        'encrypt',
        'decrypt',
      ]);
      await put(browser, 'key', () => key);
    },
    expected: { ...encrypted, lost: { session: 'damaged', devices: 'damaged' } },
    session: null,
    devices: null,
  },
  {
    name: 'a record is damaged',
    later: (browser) =>
      put(browser, `${scope}|session`, (old) => ({ ...(old as object), content: bytes(40) })),
    expected: { ...encrypted, lost: { session: 'damaged' } },
    session: null,
  },
  {
    name: 'a record is truncated',
    later: (browser) =>
      put(browser, `${scope}|devices`, (old) => ({ ...(old as object), content: bytes(3) })),
    expected: { ...encrypted, lost: { devices: 'damaged' } },
    devices: null,
  },
  {
    name: 'a record is of something else',
    later: (browser) => put(browser, `${scope}|session`, () => ({ schema: 1, content: { an: 'object' } })),
    expected: { ...encrypted, lost: { session: 'damaged' } },
    session: null,
  },
  {
    name: 'a newer release wrote a record',
    later: (browser) => put(browser, `${scope}|devices`, (old) => ({ ...(old as object), schema: 99 })),
    expected: { ...encrypted, lost: { devices: 'newer' } },
    devices: null,
  },
];

const bytes = (length: number) => new Uint8Array(length);

/** Lets the time pass that a failing storage may take; a working one is waited for, however busy the machine is. */
async function settle<T>({ clock }: TestBrowser, fails: boolean, work: Promise<T>): Promise<T> {
  let isDone = false;
  const done = work.finally(() => {
    isDone = true;
  });
  for (let turn = 0; !isDone; turn += 1) {
    await tick();
    if (fails && turn % 50 === 49) clock.advance(1_000);
  }
  return done;
}

describe('the storage, when', () => {
  it.each(cases)('$name', async (row) => {
    const { environment, later, expected, session = 'tokens', devices = 'book', isUnwritten = false } = row;
    const browser = createBrowser(noFetch);
    const changes = environment?.(browser) ?? {};
    const page = () => {
      const storage = openStorage(browser.tab(changes).environment);
      return {
        storage,
        session: openRecord<string>(storage, scope, 'session'),
        devices: openRecord<string>(storage, scope, 'devices'),
      };
    };
    const settled = <T>(work: Promise<T>) => settle(browser, expected.reason === 'storage-failed', work);
    const first = page();
    // Fractional while it could not be written.
    const writes = [first.session.write('tokens'), first.devices.write('book')];
    for (const write of writes) expect(Math.round((await settled(write)) ?? -1)).toBe(isUnwritten ? 0 : 1);
    await later?.(browser);

    // Problems that occur later are for the next page to find.
    const then = later ? page() : first;
    expect((await settled(then.session.read())).value).toBe(session);
    expect((await settled(then.devices.read())).value).toBe(devices);
    const { storage, reason, lost } = (await then.storage).capabilities();
    expect({ storage, reason, lost }).toEqual({ reason: undefined, lost: undefined, ...expected });

    // And in any case, the page continues.
    expect(await settled(then.session.write('more'))).not.toBeNull();
    expect((await settled(then.session.read())).value).toBe('more');
  });
});

describe('a record of an older release', () => {
  it('is read, and written in the new format with the next change', async () => {
    const browser = createBrowser(noFetch);
    const storage = openStorage(browser.tab().environment);
    await openRecord<string>(storage, scope, 'session').write('tokens');
    const upgrade = (value: unknown, schema: number) => ({ from: schema, value });
    const newer = openRecord<object>(storage, scope, 'session', { schema: 2, upgrade });
    expect((await newer.read()).value).toEqual({ from: 1, value: 'tokens' });
    await newer.write({ from: 2, value: 'more' });
    expect((await newer.read()).value).toEqual({ from: 2, value: 'more' });
    // The older release, in a tab that is still open, does not touch it.
    const older = openRecord<string>(storage, scope, 'session');
    expect((await older.read()).value).toBeNull();
    await older.modify(() => 'overwritten');
    expect((await newer.read()).value).toEqual({ from: 2, value: 'more' });
  });
});

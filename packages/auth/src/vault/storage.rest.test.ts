import { keys } from 'idb-keyval';
import { describe, expect, it } from 'vitest';
import { createBrowser, tick } from '../../test/browser.ts';
import { faultyDatabase } from '../../test/database.ts';
import { entryOf, rewriteEntry } from '../../test/entries.ts';
import { pendingOf } from '../../test/pending.ts';
import type { Environment } from '../api.ts';
import { chunks } from '../services/load.ts';
import { openDatabase } from './database.ts';
import { openHandoff } from './handoff.ts';
import { pendingForm } from './pending-form.ts';
import { openStorage } from './storage.ts';
import { openVault } from './vault.ts';
import { writableVault } from './writable.ts';

const noFetch = () => Promise.reject(new Error('no network here'));

async function settle(turns = 30) {
  for (let turn = 0; turn < turns; turn += 1) await tick();
}

/** A storage over a database that a test can hang. */
async function world() {
  const browser = createBrowser(noFetch);
  const disk = faultyDatabase(browser.indexedDB);
  let opened = 0;
  const indexedDB = {
    open: (...request: Parameters<IDBFactory['open']>) => {
      opened += 1;
      return disk.indexedDB.open(...request);
    },
  } as IDBFactory;
  const storage = await openStorage(browser.tab({ indexedDB }).environment);
  const heard: boolean[] = [];
  storage.listeners.add(() => heard.push(storage.isFailing));
  const outcome = (work: Promise<unknown>) =>
    work.then(
      () => 'done',
      (error: unknown) => (error as DOMException).name,
    );
  return { browser, disk, storage, heard, outcome, opened: () => opened };
}

describe('a database that hangs', () => {
  it('is given up after three seconds, and not asked again for thirty', async () => {
    const { browser, disk, storage, heard, outcome, opened } = await world();
    disk.hang();
    const first = outcome(storage.transact(['a']));
    await settle();
    browser.clock.advance(2_999);
    await settle();
    expect(heard).toEqual([]);
    browser.clock.advance(1);
    expect(await first).toBe('TimeoutError');
    expect([storage.isFailing, heard]).toEqual([true, [true]]);
    const before = opened();
    browser.clock.advance(29_999);
    expect(await outcome(storage.transact(['a']))).toBe('TimeoutError');
    expect(opened()).toBe(before);
    browser.clock.advance(1);
    const again = outcome(storage.transact(['a']));
    await settle();
    disk.mend();
    expect(await again).toBe('done');
    expect([storage.isFailing, heard.at(-1)]).toEqual([false, false]);
  });

  it('that answers late is asked again immediately', async () => {
    const { browser, disk, storage, heard, outcome } = await world();
    disk.hang();
    const late = outcome(storage.transact(['a']));
    await settle();
    browser.clock.advance(3_000);
    expect(await late).toBe('TimeoutError');
    disk.mend();
    await settle();
    expect(heard).toEqual([true, false]);
    expect(await outcome(storage.transact(['a']))).toBe('done');
  });

  it('that fails late is asked again immediately', async () => {
    const { browser, disk, storage, outcome } = await world();
    disk.hang();
    const late = outcome(storage.transact(['a']));
    await settle();
    browser.clock.advance(3_000);
    expect(await late).toBe('TimeoutError');
    // It is tried twice.
    disk.abort(2);
    disk.mend();
    await settle();
    expect(await outcome(storage.transact(['a']))).toBe('done');
  });

  it('that fails is asked again immediately, and says once that it works', async () => {
    const { disk, storage, heard, outcome } = await world();
    disk.fail();
    disk.close();
    expect(await outcome(storage.transact(['a']))).toBe('UnknownError');
    disk.mend();
    expect(await outcome(storage.transact(['a']))).toBe('done');
    expect(await outcome(storage.transact(['a']))).toBe('done');
    expect(heard).toEqual([true, false]);
  });
});

describe('the capabilities of a storage', () => {
  const capabilities = async (changes: Partial<Environment>, kind?: 'memory') =>
    (await openStorage(createBrowser(noFetch).tab(changes).environment, kind)).capabilities();

  it('are those of the browser', async () => {
    expect(await capabilities({})).toEqual({ storage: 'encrypted', locks: true, channel: true });
    expect(await capabilities({ locks: null })).toEqual({
      storage: 'encrypted',
      locks: false,
      channel: true,
    });
    expect(await capabilities({ openChannel: null })).toEqual({
      storage: 'encrypted',
      locks: true,
      channel: false,
    });
  });

  it('is that memory was chosen: nothing is on disk then', async () => {
    const browser = createBrowser(noFetch);
    const storage = await openStorage(browser.tab().environment, 'memory');
    expect(storage.capabilities()).toMatchObject({ storage: 'memory', reason: 'chosen' });
    expect(storage.isFailing).toBe(false);
    await storage.put('a', 1);
    await storage.transact(['a'], () => ({ a: 2 }));
    expect(await storage.transact(['a'])).toEqual([2]);
    expect(await keys(openDatabase(browser.indexedDB))).toEqual([]);
  });

  it('say that something waits to be written', async () => {
    const { storage } = await world();
    storage.unwritten.add('something');
    expect(storage.capabilities()).toMatchObject({ storage: 'memory', reason: 'storage-failed' });
    storage.unwritten.clear();
    expect(storage.capabilities()).toMatchObject({ storage: 'encrypted' });
  });
});

describe('a storage on disk', () => {
  it('has what it read with its key at hand for a second', async () => {
    const browser = createBrowser(noFetch);
    await (await openStorage(browser.tab().environment)).put('a', 'value');
    const storage = await openStorage(browser.tab().environment, undefined, ['a']);
    browser.clock.advance(1_000);
    expect([storage.early(['a']), storage.early(['b'])]).toEqual([['value'], null]);
    browser.clock.advance(1);
    expect(storage.early(['a'])).toBeNull();
  });

  it('puts an entry in the given way', async () => {
    const { browser, storage } = await world();
    await storage.put('a', 'value');
    expect(await entryOf(browser, 'a')).toBe('value');
  });

  it('makes one key, which the next page takes', async () => {
    const browser = createBrowser(noFetch);
    let made = 0;
    const subtle = Object.create(crypto.subtle, {
      generateKey: {
        value: (...given: Parameters<SubtleCrypto['generateKey']>) => {
          made += 1;
          return crypto.subtle.generateKey(...given);
        },
      },
      encrypt: { value: crypto.subtle.encrypt.bind(crypto.subtle) },
    }) as SubtleCrypto;
    await openStorage(browser.tab({ subtle }).environment);
    await openStorage(browser.tab({ subtle }).environment);
    expect(made).toBe(1);
  });

  it('makes its key again where the id of the key is damaged', async () => {
    const browser = createBrowser(noFetch);
    await openStorage(browser.tab().environment);
    const before = await entryOf(browser, 'key');
    await rewriteEntry(browser, 'key-id', () => 7);
    await openStorage(browser.tab().environment);
    expect(await entryOf(browser, 'key-id')).toEqual(expect.any(String));
    expect(await entryOf(browser, 'key')).not.toBe(before);
  });

  it('has its entries where every release looks for them', async () => {
    const browser = createBrowser(noFetch);
    const { environment } = browser.tab();
    const vault = openVault(environment, 'pool|client', pendingForm, chunks.session);
    const { session, devices, lease } = writableVault(vault);
    await devices.learn('alias', 'ann');
    await lease.write({ until: 1 });
    await session.save(null);
    const pending = pendingOf({ lapsesAt: browser.clock.now() + 1_000 });
    await openHandoff(vault, environment, 'pool|client').export(pending, 'thisBrowser');
    const found = await keys(openDatabase(browser.indexedDB));
    expect(found.map(String).toSorted()).toEqual([
      'key',
      'key-id',
      'pool|client|devices',
      'pool|client|handoff',
      'pool|client|lease',
      'pool|client|session',
    ]);
    const opening = browser.indexedDB.open('latchkey');
    await new Promise((resolve) => {
      opening.onsuccess = resolve;
    });
    expect([...opening.result.objectStoreNames]).toEqual(['records']);
  });
});

it('a vault describes its storage, and shares it with its writers', async () => {
  const { environment } = createBrowser(noFetch).tab();
  const vault = openVault(environment, 'pool|client', pendingForm, chunks.session, 'memory');
  expect(await vault.capabilities()).toMatchObject({ storage: 'memory', reason: 'chosen' });
  const whole = writableVault(vault);
  expect([writableVault(vault), writableVault(whole)]).toEqual([whole, whole]);
  expect(writableVault(vault)).toBe(whole);
});

import { entries } from 'idb-keyval';
import { describe, expect, it } from 'vitest';
import { createBrowser } from '../../test/browser.ts';
import { faultyDatabase } from '../../test/database.ts';
import { rewriteEntry } from '../../test/entries.ts';
import type { Cell } from './cells.ts';
import { openDatabase } from './database.ts';
import { openRecord } from './record.ts';
import { openStorage } from './storage.ts';

const noFetch = () => Promise.reject(new Error('no network here'));
const scope = 'eu-west-2_Pool|client';

function open<T>(browser: ReturnType<typeof createBrowser>, name = 'thing', within = scope) {
  return openRecord<T>(openStorage(browser.tab().environment), within, name);
}

describe('a vault record', () => {
  it('reads the value in another tab, under the same key', async () => {
    const browser = createBrowser(noFetch);
    await open(browser).write({ secret: 'swordfish' });
    expect(await open(browser).read()).toEqual({
      generation: 1,
      lineage: '',
      value: { secret: 'swordfish' },
      cleared: false,
      newer: false,
    });
  });

  it('is encrypted at rest, with a new nonce for each write', async () => {
    const browser = createBrowser(noFetch);
    const record = open(browser);
    await record.write('swordfish');
    const first = await atRest(browser);
    await record.write('swordfish');
    const second = await atRest(browser);
    expect(first.text).not.toContain('swordfish');
    expect(second.nonce).not.toEqual(first.nonce);
  });

  it('keeps its key unexportable', async () => {
    const browser = createBrowser(noFetch);
    await open(browser).write('swordfish');
    const key = (await stored(browser)).get('key') as CryptoKey;
    expect(key.extractable).toBe(false);
    await expect(crypto.subtle.exportKey('raw', key)).rejects.toThrow(/not extractable/);
  });

  it('does not open under another name, pool or client', async () => {
    const browser = createBrowser(noFetch);
    await open(browser).write('swordfish');
    const store = openDatabase(browser.indexedDB);
    await store('readwrite', async (cells) => {
      const request = cells.get(`${scope}|thing`);
      request.onsuccess = () => {
        cells.put(request.result, `${scope}|other`);
        cells.put(request.result, 'eu-west-2_Other|client|thing');
      };
    });
    expect((await open(browser, 'other').read()).value).toBeNull();
    expect((await open(browser, 'thing', 'eu-west-2_Other|client').read()).value).toBeNull();
    expect((await open(browser).read()).value).toBe('swordfish');
  });

  it('does not open under another generation, or as another sign-in', async () => {
    const browser = createBrowser(noFetch);
    const record = open<string>(browser);
    await record.change((_, __, id) => ({ value: 'swordfish', lineage: id }));
    const before = (await stored(browser)).get(`${scope}|thing`) as Cell;
    const { lineage } = before;
    const { generation } = await record.end(lineage, null);
    for (const changes of [{ generation: (generation ?? 0) + 1 }, { lineage: 'another' }]) {
      await rewriteEntry(browser, `${scope}|thing`, () => ({ ...before, ...changes }));
      expect((await open(browser).read()).value).toBeNull();
    }
  });

  // Without a mark: nobody has signed out, and whoever can write to the storage can remove one.
  it.each([{ generation: 2 }, { generation: 9 }, { lineage: 'another' }, { lineage: '' }])(
    'opens as it was written only, not with %o',
    async (changes) => {
      const browser = createBrowser(noFetch);
      await open<string>(browser).change((_, __, id) => ({ value: 'swordfish', lineage: id }));
      const cell = (await stored(browser)).get(`${scope}|thing`) as Cell;
      expect(cell.generation).toBe(1);
      await rewriteEntry(browser, `${scope}|thing`, () => ({ ...cell, ...changes }));
      expect((await open(browser).read()).value).toBeNull();
    },
  );

  it('is over when its page went away after the mark was put, and before it was cleared', async () => {
    const browser = createBrowser(noFetch);
    const record = open<string>(browser);
    await record.change((_, __, id) => ({ value: 'swordfish', lineage: id }));
    const before = (await stored(browser)).get(`${scope}|thing`) as Cell;
    await rewriteEntry(browser, `${scope}|over`, () => `${before.lineage}|global`);
    expect(await open(browser).read()).toMatchObject({ value: null, cleared: true });
    expect((await stored(browser)).get(`${scope}|ended`)).toMatchObject([{ scope: 'global', cell: before }]);
    // Even if the same cell is put back.
    await rewriteEntry(browser, `${scope}|thing`, () => before);
    expect((await open(browser).read()).value).toBeNull();
  });

  it('puts what it clears into the outbox as it was, in the same transaction', async () => {
    const browser = createBrowser(noFetch);
    const record = open<string>(browser);
    await record.change((_, __, id) => ({ value: 'swordfish', lineage: id }));
    const before = (await stored(browser)).get(`${scope}|thing`) as Cell;
    expect(await record.end('another', 'local')).toMatchObject({ generation: null, waits: false });
    const { id, generation } = await record.end(before.lineage, 'global');
    const after = await stored(browser);
    expect(after.get(`${scope}|thing`)).toEqual({ schema: 1, generation, lineage: '', content: null });
    expect(after.get(`${scope}|ended`)).toEqual([
      { id, scope: 'global', at: browser.clock.now(), cell: before },
    ]);
  });

  it('applies changes that could not be written once the storage works again', async () => {
    const browser = createBrowser(noFetch);
    const disk = faultyDatabase(browser.indexedDB);
    const storage = openStorage(browser.tab({ indexedDB: disk.indexedDB }).environment);
    const here = openRecord<string[]>(storage, scope, 'thing');
    const there = open<string[]>(browser);
    const add = (item: string) => (list: string[] | null) => [...(list ?? []), item];
    await here.modify(add('a'));
    disk.fail();
    await here.modify(add('b'));
    await here.modify(add('c'));
    expect((await here.read()).value).toEqual(['a', 'b', 'c']);
    await there.modify(add('x'));
    disk.mend();
    expect((await here.read()).value).toEqual(['a', 'x', 'b', 'c']);
    expect((await there.read()).value).toEqual(['a', 'x', 'b', 'c']);
    expect((await storage).unwritten.size).toBe(0);
  });

  it('refuses a write that follows an older generation', async () => {
    const browser = createBrowser(noFetch);
    const here = open<string>(browser);
    const there = open<string>(browser);
    const seen = await here.write('first');
    await there.write('second');
    expect(await here.write('late', seen ?? 0)).toBeNull();
    expect((await here.read()).value).toBe('second');
  });

  it('distinguishes a cleared record from one that was never written', async () => {
    const record = open(createBrowser(noFetch));
    expect(await record.read()).toMatchObject({ generation: 0, value: null, cleared: false });
    await record.write(null);
    expect(await record.read()).toMatchObject({ generation: 1, value: null, cleared: true });
  });

  it('loses no change of tabs that modify at the same time', async () => {
    const browser = createBrowser(noFetch);
    const tabs = [1, 2, 3, 4, 5].map(() => open<number[]>(browser));
    await Promise.all(tabs.map((tab, index) => tab.modify((list) => [...(list ?? []), index])));
    expect((await open<number[]>(browser).read()).value?.toSorted()).toEqual([0, 1, 2, 3, 4]);
  });

  it('reads damaged, foreign and future cells as nothing', async () => {
    const browser = createBrowser(noFetch);
    const store = openDatabase(browser.indexedDB);
    await open(browser).write('swordfish');
    const good = (await stored(browser)).get(`${scope}|thing`) as object;
    for (const bad of [
      { ...good, content: new Uint8Array(40) },
      { ...good, content: 'swordfish' },
      { ...good, schema: 99 },
      {},
    ]) {
      await store('readwrite', (cells) => void cells.put(bad, `${scope}|thing`));
      expect((await open(browser).read()).value).toBeNull();
    }
  });
});

async function stored(browser: ReturnType<typeof createBrowser>): Promise<Map<IDBValidKey, unknown>> {
  return new Map(await entries(openDatabase(browser.indexedDB)));
}

async function atRest(browser: ReturnType<typeof createBrowser>) {
  const { content } = (await stored(browser)).get(`${scope}|thing`) as { content: Uint8Array };
  return { nonce: content.slice(0, 12), text: Buffer.from(content).toString('latin1') };
}

const FAILS = { storage: 'memory', reason: 'storage-failed' };

it.each([
  ['encrypt', 'second', FAILS],
  ['generateKey', 'second', FAILS],
  ['decrypt', null, { storage: 'encrypted', lost: { thing: 'damaged' } }],
] as const)(
  'waits three seconds for a WebCrypto that does not answer to %s',
  async (hung, value, expected) => {
    const browser = createBrowser(noFetch);
    if (hung !== 'generateKey') await open(browser).write('first');
    const neverAnswers = () => {
      setImmediate(() => browser.clock.advance(3_000));
      return new Promise(() => {});
    };
    const subtle = new Proxy(crypto.subtle, {
      get: (given, name: keyof SubtleCrypto) => (name === hung ? neverAnswers : given[name].bind(given)),
    });
    const storage = openStorage(browser.tab({ subtle }).environment);
    const record = openRecord<string>(storage, scope, 'thing');
    await record.write('second');
    expect((await record.read()).value).toBe(value);
    expect((await storage).capabilities()).toMatchObject(expected);
  },
);

import { promisifyRequest } from 'idb-keyval';
import { expect, it } from 'vitest';
import { createBrowser, tick } from '../../test/browser.ts';
import { faultyDatabase } from '../../test/database.ts';
import { openDatabase } from './database.ts';

/** A database that does not answer yet, and the number of requests to open it. */
function world() {
  const browser = createBrowser(() => Promise.reject(new Error('no network here')));
  const disk = faultyDatabase(browser.indexedDB);
  disk.hang();
  let requests = 0;
  const counting = {
    open: (...request: Parameters<IDBFactory['open']>) => {
      requests += 1;
      return disk.indexedDB.open(...request);
    },
  } as IDBFactory;
  const database = openDatabase(counting, browser.clock);
  const read = () => database('readonly', (store) => promisifyRequest(store.get('a')));
  const after = async (milliseconds: number) => {
    browser.clock.advance(milliseconds);
    for (let turn = 0; turn < 10; turn += 1) await tick();
    return requests;
  };
  return { disk, read, after };
}

it('a database that does not answer is asked once more after a second', async () => {
  const { disk, read, after } = world();
  const found = read();
  expect([await after(0), await after(999), await after(1), await after(60_000)]).toEqual([1, 1, 2, 2]);
  disk.mend();
  await expect(found).resolves.toBeUndefined();
});

it('a request to open a database is given up after three seconds, by the next one that needs it', async () => {
  const { disk, read, after } = world();
  const found = [read()];
  await after(2_999);
  found.push(read());
  expect(await after(0)).toBe(2);
  await after(1);
  found.push(read());
  expect(await after(0)).toBe(3);
  disk.mend();
  await expect(Promise.all(found)).resolves.toEqual([undefined, undefined, undefined]);
});

import { expect, it } from 'vitest';
import { createBrowser, tick } from '../../test/browser.ts';
import { frozenDatabase } from '../../test/frozen-database.ts';
import { openStorage } from './storage.ts';

const TURNS = 30;

async function turns() {
  for (let turn = 0; turn < TURNS; turn += 1) await tick();
}

/** A page that has stored `a: 1`, and another one beside it. */
async function twoPages() {
  const browser = createBrowser(() => Promise.reject(new Error('none')));
  const disk = frozenDatabase(browser.indexedDB);
  const { page, environment } = browser.tab({ indexedDB: disk.indexedDB });
  const here = await openStorage(environment);
  const beside = await openStorage(browser.tab().environment);
  await here.transact(['a'], () => ({ a: 1 }));
  return {
    browser,
    page,
    disk,
    here,
    count: () => here.transact(['a'], ([found]) => ({ a: Number(found) + 1 })),
    write: (a: unknown) => beside.transact(['a'], () => ({ a })),
    stored: async () => (await beside.transact(['a']))[0],
  };
}

it('a page that is left in the middle of a transaction keeps no other page waiting, and decides again when it is back', async () => {
  const { page, disk, count, write, stored } = await twoPages();
  const begun = disk.untilBegun();
  const counted = count();
  await begun;
  page.tell('freeze');
  disk.freeze();
  expect(await stored()).toBe(1);
  await write(7);
  disk.thaw();
  page.tell('resume');
  await counted;
  expect(await stored()).toBe(8);
});

it('a page that has been left begins no transaction, and comes back with every event of a page that is there', async () => {
  const { page, count, stored, here } = await twoPages();
  for (const event of ['visible', 'focus', 'resume', 'online'] as const) {
    const before = Number(await stored());
    page.tell('freeze');
    page.tell('hidden');
    page.tell('offline');
    const counted = count();
    await turns();
    expect(await stored()).toBe(before);
    await expect(here.put('b', 1)).rejects.toMatchObject({ name: 'AbortError' });
    page.tell(event);
    await counted;
    expect(await stored()).toBe(before + 1);
  }
});

it('a time-out that passed while the page was away does not count', async () => {
  const { browser, page, disk, count, here } = await twoPages();
  const begun = disk.untilBegun();
  const counted = count();
  await begun;
  page.tell('freeze');
  disk.freeze();
  browser.clock.jump(60_000);
  page.tell('resume');
  browser.clock.advance(3_000);
  disk.thaw();
  await counted;
  expect(here.isFailing).toBe(false);
  expect(here.capabilities()).toMatchObject({ storage: 'encrypted' });
});

it('a storage that is closed hears nothing of its page', async () => {
  const { page, here } = await twoPages();
  here.close();
  expect(page.listeners).toBe(0);
});

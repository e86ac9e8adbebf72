import { expect, it, vi } from 'vitest';
import { tick } from '../../test/browser.ts';
import { password, startJourney } from '../../test/journey.ts';
import { Disk } from '../../test/storm/disk.ts';

it('tabs whose disk is full do not wake each other without end, and store what they have when there is room', async () => {
  const journey = await startJourney();
  const disks = [1, 2].map(() => new Disk(journey.browser.indexedDB, journey.clock));
  const tabs = disks.map((disk) => journey.open({}, { indexedDB: disk.factory }));
  const [here, there] = tabs;
  if (!here || !there) throw new Error('There are two tabs.');
  (await here.at('signedOut')).signIn({ username: 'ann', password });
  for (const tab of tabs) await tab.at('home');
  for (const disk of disks) disk.mode = 'full';
  for (const { auth } of tabs) await journey.passing(auth.getTokens({ forceRefresh: true }));
  for (const { tab } of tabs) tab.page.tell('visible');
  for (let turn = 0; turn < 200; turn += 1) await tick();
  journey.browser.channels.messages.length = 0;
  for (let turn = 0; turn < 1_000; turn += 1) await tick();
  expect(journey.browser.channels.messages).toEqual([]);
  for (const disk of disks) disk.mode = 'works';
  journey.clock.advance(60_000);
  await vi.waitFor(async () =>
    expect(await here.auth.getCapabilities()).toMatchObject({ storage: 'encrypted' }),
  );
  expect(await there.auth.getAccessToken()).toBe(await here.auth.getAccessToken());
});

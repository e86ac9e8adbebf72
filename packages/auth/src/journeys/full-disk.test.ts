import { expect, it } from 'vitest';
import { tick } from '../../test/browser.ts';
import { type JourneyTab, password, startJourney } from '../../test/journey.ts';
import { Disk } from '../../test/storm/disk.ts';

it('tabs whose disk is full do not wake each other in a loop, and store what they have when there is room', async () => {
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
  // Each writes its session in its turn, and then they agree.
  const stored = async ({ auth }: JourneyTab) => (await auth.getCapabilities()).storage === 'encrypted';
  while (!(await stored(here)) || !(await stored(there))) await tick();
  const tokens = async () => new Set([await here.auth.getAccessToken(), await there.auth.getAccessToken()]);
  while ((await tokens()).size > 1) await tick();
  const reloaded = there.reload();
  await reloaded.at('home');
  expect(await reloaded.auth.getAccessToken()).toBe(await here.auth.getAccessToken());
});

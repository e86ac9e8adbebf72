import { ada, expect, HOUR, REFRESH, test } from '../../support/faults.ts';

const CONFIRM = 'ConfirmDevice';

test.use({
  poolOptions: {
    userPool: {
      deviceConfiguration: { challengeRequiredOnNewDevice: true, deviceOnlyRememberedOnUserPrompt: false },
    },
  },
});

test('one of three tabs confirms the device, the others follow @firefox', async ({ openTabs, pool }) => {
  const tabs = await openTabs(3);
  await tabs[0]?.signIn(ada);
  for (const tab of tabs) await tab.shows({ view: 'home', device: 'remembered' });
  expect(pool.journal.count(CONFIRM)).toBe(1);
  expect(await tabs[1]?.token(true)).toMatch(/^ey/);
});

test('a tab that is closed while it confirms the device is followed by the next one', async ({
  openTabs,
  pool,
}) => {
  const [here, there] = await openTabs(2);
  const hold = pool.faults.add({ operation: CONFIRM, kind: 'hold', times: 1 });
  await here?.signIn(ada);
  await there?.shows({ view: 'home', device: 'confirming' });
  await expect.poll(() => hold.hits).toBe(1);
  await here?.page.close();
  await there?.shows({ device: 'remembered' });
  hold.release();
  expect(await there?.token(true)).toMatch(/^ey/);
});

test('a refresh waits for a device whose confirmation was lost @firefox', async ({ openTab, pool }) => {
  const tab = await openTab();
  const lost = pool.faults.add({ operation: CONFIRM, kind: 'respond-then-drop', times: 1 });
  await tab.signIn(ada);
  await expect.poll(() => lost.hits).toBe(1);
  expect(await tab.token(true)).toMatch(/^ey/);
  const calls = pool.journal.entries.map(({ operation }) => operation);
  expect(calls.lastIndexOf(CONFIRM)).toBeLessThan(calls.indexOf(REFRESH));
  await tab.shows({ view: 'home', device: 'remembered' });
});

test('a page that starts with expired tokens shows the person before the network answers @firefox', async ({
  openTab,
  pool,
}) => {
  const tab = await openTab();
  await tab.signIn(ada);
  await tab.shows({ device: 'remembered' });
  pool.clock.advance(HOUR);
  await tab.pass(HOUR);
  const hold = pool.faults.add({ kind: 'hold' });
  await tab.open();
  await tab.shows({ view: 'home', user: { username: ada.username }, session: { status: 'refreshing' } });
  hold.release();
  await tab.shows({ session: { status: 'fresh' } });
});

test('a browser that wrongly says that it is offline still gets tokens', async ({ openTab, pool }) => {
  const tab = await openTab();
  await tab.signIn(ada);
  await tab.shows({ device: 'remembered' });
  await tab.page.evaluate(() => {
    Object.defineProperty(navigator, 'onLine', { value: false });
    window.dispatchEvent(new Event('offline'));
  });
  await tab.shows({ online: false });
  pool.clock.advance(HOUR);
  await tab.pass(HOUR);
  expect(await tab.token()).toMatch(/^ey/);
});

import { ada, expect, HOUR, REFRESH, test } from '../../support/faults.ts';

for (const hours of [-5, 5]) {
  test(`a browser whose clock is ${hours} hours wrong signs in, knows it, and refreshes in time`, async ({
    openTabs,
    pool,
  }) => {
    const [tab] = await openTabs(1, hours * HOUR);
    if (!tab) throw new Error('No tab was opened.');
    await tab.signIn(ada);
    const { session } = await tab.state();
    // Tokens are issued in whole seconds.
    expect(Math.abs((session?.clockDrift ?? 0) + hours * HOUR)).toBeLessThan(60_000);
    pool.journal.clear();
    const before = await tab.token();
    expect(pool.journal.count()).toBe(0);
    pool.clock.advance(HOUR);
    await tab.pass(HOUR);
    expect(await tab.token()).not.toBe(before);
    expect(pool.journal.count(REFRESH)).toBe(1);
  });

  test(`a clock that is set by ${hours} hours loses no session, and tokens do not outlive their time`, async ({
    openTab,
    pool,
  }) => {
    const tab = await openTab();
    await tab.signIn(ada);
    await tab.jump(hours * HOUR);
    await tab.wake();
    expect(await tab.token()).toMatch(/^ey/);
    pool.clock.advance(HOUR);
    await tab.pass(HOUR);
    pool.journal.clear();
    const renewed = await tab.token();
    expect(renewed).toMatch(/^ey/);
    expect(pool.journal.count(REFRESH)).toBe(1);
    expect(await tab.token()).toBe(renewed);
    expect(pool.journal.count(REFRESH)).toBe(1);
    await tab.open();
    await tab.at('home');
  });
}

test('a reload after the clock was set back does not trust records of the future @firefox', async ({
  openTab,
  pool,
}) => {
  const tab = await openTab();
  await tab.signIn(ada);
  const before = await tab.token();
  await tab.jump(-5 * HOUR);
  pool.journal.clear();
  await tab.open();
  await tab.at('home');
  expect(await tab.token()).not.toBe(before);
  expect(pool.journal.count(REFRESH)).toBe(1);
});

test('a laptop that slept across the end of its tokens refreshes once when it wakes, with nobody asking @firefox', async ({
  openTabs,
  pool,
}) => {
  const tabs = await openTabs(3);
  await tabs[0]?.signIn(ada);
  await Promise.all(tabs.map((tab) => tab.at('home')));
  pool.journal.clear();
  pool.clock.advance(8 * HOUR);
  await Promise.all(tabs.map((tab) => tab.jump(8 * HOUR)));
  await Promise.all(tabs.map((tab) => tab.wake()));
  const now = Date.now() + 8 * HOUR;
  for (const tab of tabs) {
    await expect.poll(async () => (await tab.state()).session?.expiresAt).toBeGreaterThan(now);
    await tab.shows({ view: 'home', session: { status: 'fresh' } });
  }
  await tabs[0]?.rests();
  expect(pool.journal.count(REFRESH)).toBe(1);
});

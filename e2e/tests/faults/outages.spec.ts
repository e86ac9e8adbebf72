import { ada, expect, HOUR, REFRESH, rotating, test } from '../../support/faults.ts';

test('an hour offline costs no request and no session @firefox', async ({ openTab, pool, context }) => {
  const tab = await openTab();
  await tab.signIn(ada);
  const before = await tab.token();
  pool.journal.clear();
  await context.setOffline(true);
  await tab.shows({ online: false });
  expect(await tab.token()).toBe(before);
  pool.clock.advance(HOUR);
  await tab.pass(HOUR);
  await tab.wake();
  await tab.shows({ session: { status: 'stale' }, fault: { kind: 'network' } });
  expect(await tab.token()).toBe('failed: tokens-unavailable');
  expect(pool.journal.count()).toBe(0);

  await context.setOffline(false);
  await tab.shows({ view: 'home', online: true, fault: null, session: { status: 'fresh' } });
  expect(await tab.token()).not.toBe(before);
  expect(pool.journal.count(REFRESH)).toBe(1);
});

for (const kind of ['throttle', 'server', 'network'] as const) {
  test(`a storm of ${kind} faults is survived on valid tokens, and callers do not feed it @firefox`, async ({
    openTab,
    pool,
  }) => {
    const tab = await openTab();
    await tab.signIn(ada);
    const before = await tab.token();
    const storm = pool.faults.add({ operation: REFRESH, kind });
    // Due, but valid for at least three more minutes.
    pool.clock.advance(HOUR - 170_000);
    await tab.pass(HOUR - 170_000);
    expect(new Set(await tab.tokens(50))).toEqual(new Set([before]));
    await tab.shows({ view: 'home', session: { status: 'stale' } });
    const struck = storm.hits;
    // Lost calls are repeated once, and browsers themselves repeat requests dropped with a keep-alive connection.
    expect(struck).toBeLessThanOrEqual(kind === 'network' ? 4 : 1);
    // All on the page: a slow driver would leave time for the backoff between two rounds.
    const tokens = await tab.page.evaluate(async () => {
      const tokens = new Set<string | null>();
      for (let round = 0; round < 20; round += 1) {
        const asked = Array.from({ length: 50 }, () => window.harness.auth.getAccessToken());
        for (const token of await Promise.all(asked)) tokens.add(token);
      }
      return [...tokens];
    });
    expect(tokens).toEqual([before]);
    // Only the chart's own retries, by its backoff: not the requests of a thousand callers.
    expect(storm.hits).toBeLessThanOrEqual(struck + 4);

    pool.faults.clear();
    expect(await tab.token(true)).not.toBe(before);
    await tab.shows({ view: 'home', fault: null, session: { status: 'fresh' } });
  });
}

for (const { grace, view } of [
  { grace: 0, view: 'signedOut' },
  { grace: 10, view: 'home' },
] as const) {
  test.describe(`a grace of ${grace} seconds`, () => {
    test.use({ poolOptions: rotating(grace) });

    test(`after a lost answer to a rotation leads to ${view}`, async ({ openTab, pool }) => {
      const tab = await openTab();
      await tab.signIn(ada);
      pool.faults.add({ operation: REFRESH, kind: 'respond-then-drop', times: 1 });
      const token = await tab.token(true);
      await tab.at(view);
      if (view === 'signedOut') {
        expect(token).toBeNull();
        expect(await tab.state()).toMatchObject({ fault: { kind: 'credentials' } });
      } else {
        expect(token).toMatch(/^ey/);
        expect(await tab.token(true)).not.toBe(token);
      }
    });
  });
}

/**
 * One refresh for all callers, again and again while time jumps. It failed once in about a thousand runs on a busy machine: a
 * call joined a refresh that had begun before the jump, and its tokens had run out when they came, so that it rejected with
 * `tokens-unavailable`. Now a call joins only a refresh of the tokens that it has found expired, and one that gets expired tokens asks
 * once more (`browser/single-flight.test.ts`, `get-tokens.test.ts` and `journeys/refresh.test.ts` of `@latchkey/auth`).
 *
 * @module
 */
import { ada, expect, HOUR, REFRESH, rotating, test } from '../../support/faults.ts';

const RUNS = 100;
const CALLERS = 20;

test.use({ poolOptions: rotating(0) });

for (const count of [2, 5]) {
  test(`${count} tabs with ${CALLERS} callers each refresh once, ${RUNS} times, and nobody is signed out`, async ({
    openTabs,
    pool,
  }) => {
    // Many short waits, on a machine that may be busy.
    test.setTimeout(180_000);
    const tabs = await openTabs(count);
    await tabs[0]?.signIn(ada);
    await Promise.all(tabs.map((tab) => tab.at('home')));

    for (let run = 1; run <= RUNS; run += 1) {
      // A tab that was notified of the last refresh may still wait for the lock.
      await tabs[0]?.rests();
      pool.journal.clear();
      pool.clock.advance(HOUR);
      await Promise.all(tabs.map((tab) => tab.pass(HOUR)));
      const tokens = (await Promise.all(tabs.map((tab) => tab.tokens(CALLERS)))).flat();
      // The values first: how a call failed is more useful than how many did.
      expect([...new Set(tokens)], `run ${run}`).toEqual([expect.stringMatching(/^ey/)]);
      expect(tokens).toHaveLength(count * CALLERS);
      expect(
        pool.journal.entries.map(({ operation }) => operation),
        `run ${run}`,
      ).toEqual([REFRESH]);
    }
    for (const tab of tabs) expect(await tab.state()).toMatchObject({ view: 'home', fault: null });
    expect(pool.users.get(ada.username)?.sessions).toBe(1);
  });
}

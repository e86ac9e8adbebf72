import { ada, expect, HOUR, REFRESH, rotating, test } from '../../support/faults.ts';
import type { Tab } from '../../support/tab.ts';

const bea = { username: 'bea', password: 'Analytical-Engine-2', email: 'bea@example.com' };

/** Signs in all tabs. */
async function signedIn([first, ...others]: Tab[]): Promise<void> {
  await first?.signIn(ada);
  await Promise.all(others.map((tab) => tab.at('home')));
}

/** The two tabs that a test asked for. */
function pair([here, there]: Tab[]): [Tab, Tab] {
  if (!here || !there) throw new Error('Two tabs were to be opened.');
  return [here, there];
}

/** Makes `first` the leading tab, whichever leads now. */
async function leads(first: Tab, other: Tab): Promise<void> {
  await other.page.evaluate(() => {
    document.dispatchEvent(new Event('freeze'));
  });
  await first.shows({ tab: 'leading' });
  await other.wake();
  await other.shows({ tab: 'following' });
}

const endings = {
  closed: (tab: Tab) => tab.page.close(),
  crashed: async (tab: Tab) => {
    const crashed = tab.page.waitForEvent('crash');
    const session = await tab.page.context().newCDPSession(tab.page);
    // The page that should answer is gone.
    session.send('Page.crash').catch(() => {});
    await crashed;
  },
};

for (const [how, end] of Object.entries(endings)) {
  test.describe(`a tab that is ${how} while it holds the lock${how === 'closed' ? ' @firefox' : ''}`, () => {
    test.use({ poolOptions: rotating(10) });

    test('leaves it to the next, which refreshes', async ({ openTabs, pool, browserName }) => {
      test.skip(how === 'crashed' && browserName !== 'chromium', 'Page.crash is of Chromium');
      const [here, there] = pair(await openTabs(2));
      await signedIn([here, there]);
      const hold = pool.faults.add({ operation: REFRESH, kind: 'hold', times: 1 });
      // Never answered: its page is closed.
      here.tokens(1, true).catch(() => {});
      await expect.poll(() => hold.hits).toBe(1);
      const before = await there.token();
      const waiting = there.token(true);
      await end(here);
      expect(await waiting).toMatch(/^ey/);
      expect(await there.token()).not.toBe(before);
      hold.release();
      await there.at('home');
    });
  });
}

for (const [how, next] of Object.entries({
  'loaded again': async (here: Tab, there: Tab) => {
    await there.page.close();
    await here.open();
    return here;
  },
  closed: async (here: Tab, there: Tab) => {
    await here.page.close();
    return there;
  },
})) {
  test.describe(`a page that is ${how} with the answer to a rotation in the air @firefox`, () => {
    test.use({ poolOptions: rotating(10) });

    test('costs nothing: the old refresh token is used again within the grace', async ({
      openTabs,
      pool,
    }) => {
      const [here, there] = pair(await openTabs(2));
      await signedIn([here, there]);
      const before = await here.token();
      // The pool does its work, but the response is lost.
      await here.page.evaluate(() => {
        const fetch = window.fetch.bind(window);
        window.fetch = async (...request) => {
          await fetch(...request);
          return new Promise<never>(() => {});
        };
      });
      // Long before it is due; its page is closed.
      here.tokens(1, true).catch(() => {});
      await expect.poll(() => pool.journal.count(REFRESH)).toBe(1);
      const left = await next(here, there);
      await expect.poll(() => left.token()).not.toBe(before);
      expect(pool.journal.count(REFRESH)).toBe(2);
      pool.clock.advance(60_000);
      expect(await left.token(true)).toMatch(/^ey/);
      await left.at('home');
    });
  });
}

test('a frozen tab catches up with the others when it wakes, without a refresh of its own', async ({
  openTabs,
  pool,
  browserName,
}) => {
  test.skip(browserName !== 'chromium', 'the debugger that stops the tab is of Chromium');
  const [there, here] = pair(await openTabs(2));
  await signedIn([there, here]);
  await leads(here, there);
  // A headless browser does not freeze tabs: the page gets the event, and is then stopped in the middle of its work.
  await here.page.evaluate(() => {
    document.dispatchEvent(new Event('freeze'));
  });
  await there.shows({ tab: 'leading' });
  const session = await here.page.context().newCDPSession(here.page);
  await session.send('Debugger.enable');
  const halted = new Promise((resolve) => session.once('Debugger.paused', resolve));
  await session.send('Debugger.pause');
  const asked = here.token();
  await halted;

  pool.journal.clear();
  pool.clock.advance(HOUR);
  await there.pass(HOUR);
  const token = await there.token();
  expect(pool.journal.count(REFRESH)).toBe(1);
  await session.send('Debugger.resume');
  await asked;
  await here.pass(HOUR);
  await here.wake();
  expect(await here.token()).toBe(token);
  await here.shows({ view: 'home', session: { status: 'fresh' }, fault: null });
  expect(pool.journal.count(REFRESH)).toBe(1);
});

test('a page that goes into the back/forward cache holds no lock there, and leads again when it is back', async ({
  openTab,
}) => {
  const tab = await openTab();
  await tab.signIn(ada);
  await tab.shows({ tab: 'leading' });
  // A headless Chromium has no such cache: the page gets the same events.
  const heldLocks = () =>
    tab.page.evaluate(async () => (await navigator.locks.query()).held?.map(({ name }) => name));
  expect(await heldLocks()).toHaveLength(1);
  await tab.page.evaluate(() => {
    window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
  });
  await expect.poll(heldLocks).toEqual([]);
  await tab.page.evaluate(() => {
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
  });
  await tab.shows({ view: 'home', tab: 'leading' });
});

test('a sign-out in one tab stands although another one is refreshing @firefox', async ({
  openTabs,
  pool,
}) => {
  const [here, there] = pair(await openTabs(2));
  await signedIn([here, there]);
  const hold = pool.faults.add({ operation: REFRESH, kind: 'hold', times: 1 });
  const late = here.tokens(1, true);
  await expect.poll(() => hold.hits).toBe(1);
  await there.signOut();
  await there.at('signedOut');
  await here.at('signedOut');
  hold.release();
  expect(await late).toEqual([null]);
  await here.rests();
  await here.open();
  await here.at('signedOut');
  await expect.poll(() => pool.users.get(ada.username)?.sessions).toBe(0);
});

test('when another user signs in in one tab, the others follow @firefox', async ({ openTabs, pool }) => {
  await pool.users.add({ username: bea.username, password: bea.password, attributes: { email: bea.email } });
  const [here, there] = pair(await openTabs(2));
  await signedIn([here, there]);
  await here.signOut();
  await here.at('signedOut');
  await here.signIn(bea);
  await there.shows({ view: 'home', user: { username: bea.username } });
  expect(await there.token()).toBe(await here.token());
});

test.describe('two sign-ins in two tabs', () => {
  test.use({
    poolOptions: {
      userPool: { mfaConfiguration: 'OPTIONAL', enabledMfas: ['EMAIL_OTP'] },
      users: [ada, bea].map(({ username, password, email }) => ({
        username,
        password,
        attributes: { email },
        mfa: { enabled: ['EMAIL_OTP'] },
      })),
    },
  });

  test('continue beside each other, each with its own challenge @firefox', async ({ openTabs, pool }) => {
    const [here, there] = pair(await openTabs(2));
    await here.start(ada);
    await there.start(bea);
    await here.at('emailCode');
    await there.at('emailCode');
    const codes = [ada, bea].map(({ username }) => pool.outbox.latest(username)?.code ?? '');
    await here.submitCode('00000000');
    await here.shows({ view: 'emailCode', fault: { kind: 'code' } });
    expect(await there.state()).toMatchObject({ view: 'emailCode', fault: null, username: bea.username });
    await there.open();
    await there.shows({ view: 'emailCode', username: bea.username });
    await here.shows({ view: 'emailCode', username: ada.username });
    await there.submitCode(codes[1] ?? '');
    await there.at('home');
    // One browser, one session: a person who is still signing in gets it.
    await here.shows({ view: 'home', user: { username: bea.username } });
  });
});

test('sessions of two pools on one page do not mix', async ({ openTabs, pool, sandbox }) => {
  const other = await sandbox.createPool({ users: [{ username: bea.username, password: bea.password }] });
  const [here] = pair(await openTabs(2));
  await here.signIn(ada);
  const config = { userPoolId: other.userPoolId, clientId: other.clientId, endpoint: sandbox.endpoint };
  const tokens = await here.page.evaluate(
    async ([settings, person]) => {
      const second = window.harness.open(settings);
      const home = new Promise<void>((resolve) => {
        second.subscribe(({ view }) => view === 'home' && resolve());
      });
      await second.ready();
      second.actions.signIn(person);
      await home;
      const subject = (auth: typeof second) => auth.getClaims()?.['cognito:username'];
      const before = [subject(window.harness.auth), subject(second)];
      await second.getAccessToken({ forceRefresh: true });
      window.harness.auth.actions.signOut();
      return [...before, subject(second), (await second.getAccessToken()) !== null];
    },
    [config, { username: bea.username, password: bea.password }] as const,
  );
  expect(tokens).toEqual([ada.username, bea.username, bea.username, true]);
  await here.at('signedOut');
  expect(pool.users.get(ada.username)?.sessions).toBe(0);
  expect(other.users.get(bea.username)?.sessions).toBe(1);
  sandbox.deletePool(other.userPoolId);
});

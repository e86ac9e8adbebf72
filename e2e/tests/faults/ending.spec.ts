import { ada, expect, rotating, test } from '../../support/faults.ts';
import type { Tab } from '../../support/tab.ts';

const bea = { username: 'bea', password: 'Analytical-Engine-2', email: 'bea@example.com' };

/** The two tabs that a test asked for. */
function pair([here, there]: Tab[]): [Tab, Tab] {
  if (!here || !there) throw new Error('Two tabs were to be opened.');
  return [here, there];
}

const personAt = async (tab: Tab) => {
  await tab.at('home');
  return (await tab.state()).user?.username;
};

for (const [how, leave] of Object.entries({
  'another page': (tab: Tab) =>
    tab.page.evaluate(() => {
      window.harness.auth.actions.signOut();
      location.assign('about:blank');
    }),
  'a reload': (tab: Tab) =>
    tab.page.evaluate(() => {
      window.harness.auth.actions.signOut();
      location.reload();
    }),
})) {
  test(`a sign-out stands although the page leaves for ${how} immediately, and it is revoked @firefox`, async ({
    openTab,
    pool,
  }) => {
    const tab = await openTab();
    await tab.signIn(ada);
    const gone = tab.page.waitForEvent('load');
    await leave(tab);
    await gone;
    await tab.open();
    await tab.at('signedOut');
    await expect.poll(() => pool.users.get(ada.username)?.sessions).toBe(0);
  });
}

test('a sign-out stands although its tab is closed while the server does not answer', async ({
  openTabs,
  openTab,
  pool,
}) => {
  const [here, there] = pair(await openTabs(2));
  await here.signIn(ada);
  await there.at('home');
  const hold = pool.faults.add({ operation: 'RevokeToken', kind: 'hold' });
  await here.signOut();
  await there.at('signedOut');
  await here.page.close();
  hold.release();
  await (await openTab()).at('signedOut');
});

test.describe('two tabs that finish a sign-in at the same moment', () => {
  test.use({ poolOptions: rotating(0) });

  for (const [as, other] of [
    ['one person', ada],
    ['two', bea],
  ] as const) {
    test(`as ${as} end at home as one, and the grant that lost is revoked`, async ({ openTabs, pool }) => {
      await pool.users.add({
        username: bea.username,
        password: bea.password,
        attributes: { email: bea.email },
      });
      const [here, there] = pair(await openTabs(2));
      const sessions = () =>
        [ada, bea].reduce((sum, { username }) => sum + (pool.users.get(username)?.sessions ?? 0), 0);
      for (let trial = 0; trial < 10; trial += 1) {
        const hold = pool.faults.add({ operation: 'RespondToAuthChallenge', kind: 'hold', times: 2 });
        await Promise.all([here.start(ada), there.start(other)]);
        await expect.poll(() => hold.hits).toBe(2);
        hold.release();
        expect(await personAt(here)).toBe(await personAt(there));
        await expect.poll(sessions).toBe(1);
        const token = await here.token(true);
        await expect.poll(() => there.token()).toBe(token);
        await here.signOut();
        await Promise.all([here.at('signedOut'), there.at('signedOut')]);
      }
    });
  }
});

test('site data that are cleared while tabs are open give way to the next user', async ({
  openTabs,
  openTab,
  pool,
  browserName,
}) => {
  test.skip(browserName !== 'chromium', 'Storage.clearDataForOrigin is of Chromium');
  await pool.users.add({ username: bea.username, password: bea.password, attributes: { email: bea.email } });
  const [old] = await openTabs(1);
  if (!old) throw new Error('No tab was opened.');
  await old.signIn(ada);
  const session = await old.page.context().newCDPSession(old.page);
  const { origin } = new URL(old.page.url());
  await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb' });
  const fresh = await openTab();
  if ((await fresh.state()).view === 'signedOut') await fresh.signIn(bea);
  const person = await personAt(fresh);
  await old.shows({ view: 'home', user: { username: person } });
  expect(await old.token(true)).not.toBeNull();
  expect(await personAt(await openTab())).toBe(person);
});

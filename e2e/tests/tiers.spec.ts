import type { PoolOptions } from '@latchkey/sandbox';
import { ada, expect, HOUR, REFRESH, rotating, test } from '../support/faults.ts';
import { calls, deviceSignIn, passwordSignIn } from '../support/journal.ts';
import { heardBy, secretsOfWorker, storageOf } from '../support/seen.ts';

const poolOptions: PoolOptions = { ...rotating(0), userPool: { deviceConfiguration: {} } };

const newDeviceSignIn = [...passwordSignIn, 'ConfirmDevice'];
const remembered = { view: 'home', busy: false, device: 'remembered' };

const tiers = [
  { name: 'encrypted', tier: {}, storage: 'encrypted', outlivesReload: true },
  { name: 'memory', tier: { storage: 'memory' }, storage: 'memory', outlivesReload: false },
  { name: 'worker', tier: { isolation: 'worker' }, storage: 'encrypted', outlivesReload: true },
] as const;

for (const { name, tier, storage, outlivesReload } of tiers) {
  test.describe(`the ${name} tier @firefox`, () => {
    test.use({ poolOptions, tier });

    test('signs in by SRP, with the storage and the worker that were asked for', async ({
      openTab,
      pool,
    }) => {
      const tab = await openTab();
      await tab.start(ada);
      await tab.shows(remembered);
      expect(calls(pool.journal)).toEqual(newDeviceSignIn);
      expect(await tab.token()).toMatch(/^ey/);
      const capabilities = await tab.page.evaluate(() => window.harness.auth.getCapabilities());
      expect(capabilities).toMatchObject({ storage });
      expect(tab.page.workers().map((worker) => new URL(worker.url()).pathname)).toEqual(
        name === 'worker' ? ['/worker.js'] : [],
      );
    });

    test('refuses a wrong password, keeps the username and takes the right one next', async ({ openTab }) => {
      const tab = await openTab();
      await tab.start({ ...ada, password: `${ada.password}-wrong` });
      await tab.shows({
        view: 'signIn',
        busy: false,
        username: ada.username,
        fault: { code: 'NotAuthorizedException' },
      });
      expect(await tab.token()).toBeNull();
      await tab.signIn(ada);
      expect(await tab.state()).toMatchObject({ fault: null });
    });

    test('proves the device that it confirmed at the next sign-in', async ({ openTab, pool }) => {
      const tab = await openTab();
      await tab.start(ada);
      await tab.shows(remembered);
      await tab.signOut();
      await tab.at('signedOut');
      pool.journal.clear();
      await tab.start(ada);
      await tab.shows(remembered);
      expect(calls(pool.journal)).toEqual(deviceSignIn);
      await tab.signOut();
      await tab.at('signedOut');

      await tab.open();
      pool.journal.clear();
      await tab.start(ada);
      await tab.shows(remembered);
      expect(calls(pool.journal)).toEqual(outlivesReload ? deviceSignIn : newDeviceSignIn);
    });

    test('refreshes once when the access token has expired', async ({ openTab, pool }) => {
      const tab = await openTab();
      await tab.start(ada);
      await tab.shows(remembered);
      const before = await tab.token();
      pool.journal.clear();
      expect(await tab.token()).toBe(before);
      expect(calls(pool.journal)).toEqual([]);
      pool.clock.advance(HOUR);
      await tab.pass(HOUR);
      const [after, ...others] = await tab.tokens(5);
      expect(after).toMatch(/^ey/);
      expect(after).not.toBe(before);
      expect(new Set(others)).toEqual(new Set([after]));
      expect(calls(pool.journal)).toEqual([REFRESH]);
    });

    test('signs out, on the server too, and stays signed out after a reload', async ({ openTab, pool }) => {
      const tab = await openTab();
      await tab.start(ada);
      await tab.shows(remembered);
      expect(pool.users.get(ada.username)?.sessions).toBe(1);
      await tab.signOut();
      await tab.at('signedOut');
      expect(await tab.token()).toBeNull();
      expect(pool.users.get(ada.username)?.sessions).toBe(0);
      await tab.open();
      await tab.at('signedOut');
    });

    test(`is signed ${outlivesReload ? 'in' : 'out'} after a reload`, async ({ openTab, pool }) => {
      const tab = await openTab();
      await tab.start(ada);
      await tab.shows(remembered);
      const before = await tab.token();
      pool.journal.clear();
      await tab.open();
      await tab.at(outlivesReload ? 'home' : 'signedOut');
      expect(await tab.token()).toBe(outlivesReload ? before : null);
      expect(calls(pool.journal)).toEqual([]);
    });

    for (const remember of ['browser', 'session', 'none'] as const) {
      test(`keeps a session as the person chose: ${remember}`, async ({ openTabs }) => {
        const [tab, other] = await openTabs(2);
        if (!tab || !other) throw new Error('Two tabs were to be opened.');
        await tab.start({ ...ada, remember });
        await tab.shows(remembered);
        await other.at(outlivesReload && remember === 'browser' ? 'home' : 'signedOut');
        await tab.token(true);
        // A page gets its worker's items a moment later.
        if (outlivesReload && remember === 'session')
          await expect.poll(() => tab.page.evaluate(() => sessionStorage.length)).toBe(1);
        await tab.open();
        await tab.at(outlivesReload && remember !== 'none' ? 'home' : 'signedOut');
        if (outlivesReload && remember === 'session') {
          expect(await tab.token(true)).toMatch(/^ey/);
          await tab.signOut();
          await tab.at('signedOut');
          await tab.open();
          await tab.at('signedOut');
        }
      });
    }
  });
}

test.describe('the page of the worker tier', () => {
  test.use({ poolOptions, tier: { isolation: 'worker' } });

  test('finds no refresh token, password or device secret in its storage or in messages', async ({
    openTabs,
    pool,
    browserName,
  }) => {
    test.skip(browserName !== 'chromium', 'looks into the worker');
    const [tab, other] = await openTabs(2);
    if (!tab || !other) throw new Error('Two tabs were to be opened.');
    await tab.start(ada);
    await tab.shows(remembered);
    await other.at('home');
    pool.clock.advance(HOUR);
    await Promise.all([tab.pass(HOUR), other.pass(HOUR)]);
    const token = await tab.token();
    expect(await other.token()).toBe(token);

    // Either tab may have confirmed the device, and renewed the session.
    const witnesses = await Promise.all([tab, other].map(({ page }) => secretsOfWorker(page)));
    const refreshTokens = [...new Set(witnesses.flatMap((witness) => witness.refreshTokens))];
    const devicePasswords = witnesses.flatMap((witness) => witness.devicePasswords);
    expect(refreshTokens).toHaveLength(2);
    expect(devicePasswords).toHaveLength(1);
    const stored = await storageOf(tab.page);
    const told = await heardBy(tab.page);
    const toldOther = await heardBy(other.page);
    // Makes sure that the real data is searched: the key, and the tokens that a page may have.
    expect(stored).toContain('"extractable":false');
    expect(told).toContain(token);
    expect(toldOther).toContain(token);
    const secrets = [...refreshTokens, ...devicePasswords, ada.password];
    for (const seen of [stored, told, toldOther]) {
      expect(secrets.filter((secret) => seen.includes(secret))).toEqual([]);
    }
  });
});

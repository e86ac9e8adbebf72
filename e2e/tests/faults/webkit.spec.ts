import { ada, expect, test } from '../../support/faults.ts';
import { hasWebKit, openWebKit } from '../../support/webkit.ts';

test.skip(!hasWebKit, 'needs WebKitGTK with its driver, and Xvfb');

/** Chance decides where in a transaction the page is left. `LATCHKEY_WEBKIT_ROUNDS` tries more often. */
const rounds = Number(process.env.LATCHKEY_WEBKIT_ROUNDS ?? 2);

/** Whether another page can use the database: null if it hangs. */
const read = `
  const late = new Promise((resolve) => setTimeout(resolve, 2_000, null));
  const opened = new Promise((resolve) => {
    const request = indexedDB.open('latchkey');
    request.onsuccess = () => resolve(request.result);
  });
  const database = await Promise.race([opened, late]);
  if (!database) return null;
  const counted = new Promise((resolve) => {
    const request = database.transaction('records').objectStore('records').count();
    request.onsuccess = () => resolve(true);
  });
  const isRead = await Promise.race([counted, late]);
  database.close();
  return isRead;`;

/** Each ends the stored session; the page is left in the same task. */
const signOuts = {
  'a sign-out': 'window.harness.auth.actions.signOut();',
  // Another Auth, which has read nothing yet.
  'a sign-out in the splash': `
    window.harness.auth.dispose();
    window.harness.open(arguments[0]).actions.signOut();`,
};

const tiers = { 'without a worker': {}, 'with a worker': { isolation: 'worker' } } as const;

const cases = Object.entries(signOuts).flatMap(([what, signOut]) =>
  Object.entries(tiers).map(([name, tier]) => ({ what, signOut, name, tier })),
);

for (const { what, signOut, name, tier } of cases) {
  test(`in WebKit ${what} stands although its page goes into the back/forward cache immediately, ${name}`, async ({
    harness,
    pool,
    target,
  }) => {
    test.setTimeout(60_000 + rounds * 20_000);
    const browser = await openWebKit();
    try {
      const { userPoolId, clientId } = pool;
      const config = { ...tier, userPoolId, clientId, endpoint: target.endpoint };
      const url = `${harness}#${encodeURIComponent(JSON.stringify({ config, ahead: { wall: 0, steady: 0 } }))}`;
      const view = async () => browser.run('return (await window.harness.auth.ready()).view;');
      const open = async () => {
        // Via an empty page: a change of the hash alone loads nothing.
        await browser.goto('about:blank');
        await browser.goto(url);
        return view();
      };
      const sessions = () => pool.users.get(ada.username)?.sessions;
      for (let round = 0; round < rounds; round += 1) {
        expect(await open()).toBe('signedOut');
        expect(await browser.run(read)).toBe(true);
        await browser.run('window.harness.auth.actions.signIn(arguments[0]);', ada);
        await expect.poll(() => browser.run('return window.harness.auth.getState().view;')).toBe('home');
        await browser
          .run(`${signOut} location.assign('about:blank');`, config)
          // The page goes away with the answer.
          .catch(() => {});
        await expect.poll(() => browser.run('return location.href;').catch(() => '')).toBe('about:blank');
        await browser.goto(url);
        expect(await view()).toBe('signedOut');
        expect(await browser.run(read)).toBe(true);
        expect(await browser.run('return window.harness.auth.getCapabilities();')).toMatchObject({
          storage: 'encrypted',
        });
        // Each second round leaves the page while it completes the sign-out.
        if (round % 2 === 0) await expect.poll(sessions).toBe(0);
      }
      await open();
      await expect.poll(sessions).toBe(0);
    } finally {
      await browser.close();
    }
  });
}

import type { Page } from '@playwright/test';
import { ada, expect, HOUR, REFRESH, test } from '../../support/faults.ts';
import { SANDBOXED } from '../../support/harness-server.ts';
import { Tab } from '../../support/tab.ts';

/** Like Chromium with "block all cookies": some APIs throw, some refuse later. */
const block = (page: Page) =>
  page.addInitScript(() => {
    // The preceding empty page has none of it.
    if (!window.isSecureContext) return;
    const denied = () => new DOMException('Access is denied for this document.', 'SecurityError');
    for (const name of ['localStorage', 'sessionStorage']) {
      Object.defineProperty(window, name, {
        get() {
          throw denied();
        },
      });
    }
    IDBFactory.prototype.open = () => {
      // The members that are used.
      const request = { error: denied(), onerror: null as (() => void) | null };
      setTimeout(() => request.onerror?.());
      return request as unknown as IDBOpenDBRequest;
    };
    LockManager.prototype.request = () => Promise.reject(denied());
    window.BroadcastChannel = class {
      constructor() {
        throw denied();
      }
    } as unknown as typeof BroadcastChannel;
  });

const ways = {
  'by the browser': { path: '/', prepare: block },
  'in a sandboxed page @firefox': { path: SANDBOXED, prepare: async () => {} },
} as const;

for (const [name, { path, prepare }] of Object.entries(ways)) {
  test(`where site data are blocked ${name}, one signs in, stays signed in, and signs out`, async ({
    page,
    harness,
    pool,
    sandbox,
  }) => {
    const errors: unknown[] = [];
    page.on('pageerror', (error) => errors.push(error));
    await prepare(page);
    const { userPoolId, clientId } = pool;
    const config = { userPoolId, clientId, endpoint: sandbox.endpoint };
    const tab = new Tab(page, new URL(path, harness).href, config);
    await tab.open();
    await tab.signIn(ada);
    const capabilities = await page.evaluate(() => window.harness.auth.getCapabilities());
    expect(capabilities).toMatchObject({ storage: 'memory', locks: false });
    const before = await tab.token();

    pool.clock.advance(HOUR);
    await tab.pass(HOUR);
    await tab.wake();
    await tab.shows({ view: 'home', fault: null, session: { status: 'fresh' } });
    expect(await tab.token()).toMatch(/^ey/);
    expect(await tab.token()).not.toBe(before);
    expect(await tab.token(true)).toMatch(/^ey/);
    expect(pool.journal.count(REFRESH)).toBe(2);

    await tab.signOut();
    await tab.at('signedOut');
    await expect.poll(() => pool.journal.count('RevokeToken')).toBe(1);
    await tab.open();
    await tab.at('signedOut');
    expect(errors).toEqual([]);
  });
}

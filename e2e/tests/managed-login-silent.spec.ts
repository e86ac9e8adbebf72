import type { SandboxPool } from '@latchkey/sandbox';
import type { Page } from '@playwright/test';
import type {} from '../harness/managed.ts';
import { ada, expect, test } from '../support/faults.ts';
import type { Target } from '../support/target.ts';

declare global {
  interface Window {
    opened: Window | null;
  }
}

/** The bare page with managed login, which the app client redirects to. */
function addressOf(harness: string, pool: SandboxPool, target: Target): string {
  const { userPoolId, clientId, endpoint } = target;
  // The host of the page: to a browser another name of this computer is another site.
  const domain = pool.domain.replace('127.0.0.1', new URL(harness).hostname);
  const address = new URL('/managed', harness);
  address.searchParams.set('options', JSON.stringify({ userPoolId, clientId, endpoint, domain }));
  pool.configureClient(clientId, { callbackURLs: [address.href] });
  return address.href;
}

/** The trips to the domain, each by whether the page itself went. */
function tripsOf(page: Page): boolean[] {
  const trips: boolean[] = [];
  page.on('request', (request) => {
    if (new URL(request.url()).pathname === '/oauth2/authorize')
      trips.push(request.frame() === page.mainFrame());
  });
  return trips;
}

const state = async (page: Page) => {
  const text = await page
    .evaluate(() => window.managed.ready().then((shown) => JSON.stringify(shown)))
    // The page is on its way.
    .catch(() => '{}');
  return JSON.parse(text) as object;
};
const shows = (page: Page, parts: Record<string, unknown>) =>
  expect.poll(() => state(page)).toMatchObject(parts);

async function passPages(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await shows(page, { view: 'signedOut' });
  await page.evaluate(() => window.managed.actions.signInWithRedirect());
  await page.getByLabel('Username').fill(ada.username);
  await page.getByLabel('Password').fill(ada.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await shows(page, { view: 'home', sessionOrigin: 'managedLogin' });
}

async function leaveOnlyHere(page: Page): Promise<void> {
  await page.evaluate(() => window.managed.actions.signOut({ managedLogin: 'keep' }));
  await shows(page, { view: 'signedOut' });
}

test('a silent sign-in signs in the user who is signed in at the domain', async ({
  page,
  harness,
  pool,
  target,
}) => {
  const address = addressOf(harness, pool, target);
  await passPages(page, address);
  await leaveOnlyHere(page);
  const trips = tripsOf(page);
  await page.evaluate(() => window.managed.actions.signInSilently());
  await shows(page, { view: 'home', busy: false, fault: null });
  expect(trips).toEqual([true]);
  expect(page.url()).toBe(address);
});

test('a silent sign-in that finds nobody is not tried twice in a row', async ({
  page,
  harness,
  pool,
  target,
}) => {
  const address = addressOf(harness, pool, target);
  await page.goto(address);
  await shows(page, { view: 'signedOut' });
  const trips = tripsOf(page);
  await page.evaluate(() => window.managed.actions.signInSilently());
  await expect.poll(() => trips).toEqual([true]);
  await shows(page, { view: 'signedOut', busy: false, fault: null });
  await page.evaluate(() => window.managed.actions.signInSilently());
  await shows(page, { view: 'signedOut', busy: false, fault: null });
  await page.reload();
  await shows(page, { view: 'signedOut' });
  await page.evaluate(() => window.managed.actions.signInSilently({ frame: true }));
  await shows(page, { view: 'signedOut', busy: false, fault: null });
  expect(trips).toEqual([true]);
  expect(page.url()).toBe(address);
});

test('a silent sign-in in a frame of the same site leaves the page where it is', async ({
  page,
  harness,
  pool,
  target,
}) => {
  await passPages(page, addressOf(harness, pool, target));
  await leaveOnlyHere(page);
  const trips = tripsOf(page);
  await page.evaluate(() => {
    document.title = 'stays';
    window.managed.actions.signInSilently({ frame: true });
  });
  await shows(page, { view: 'home', fault: null });
  expect(trips).toEqual([false]);
  await expect(page).toHaveTitle('stays');
  await expect(page.locator('iframe')).toHaveCount(0);
});

test('a window that a Cross-Origin-Opener-Policy cuts off signs the page in all the same', async ({
  page,
  harness,
  pool,
  target,
}) => {
  await page.goto(addressOf(harness, pool, target));
  await shows(page, { view: 'signedOut' });
  const opened = page.waitForEvent('popup');
  await page.evaluate(() => {
    const open = window.open.bind(window);
    window.open = (...given) => {
      window.opened = open(...given);
      return window.opened;
    };
    window.managed.actions.signInWithPopup();
  });
  const popup = await opened;
  await expect(popup.getByLabel('Password')).toBeVisible();
  // It is open, and the page is told otherwise.
  expect(await page.evaluate(() => window.opened?.closed)).toBe(true);
  expect(await page.evaluate(() => window.managed.getState().view)).toBe('managedLogin');
  await popup.getByLabel('Username').fill(ada.username);
  await popup.getByLabel('Password').fill(ada.password);
  await popup.getByRole('button', { name: 'Sign in' }).click();
  await shows(page, { view: 'home', sessionOrigin: 'managedLogin' });
  expect(pool.journal.count('/oauth2/token')).toBe(1);
});

test('the way back may be served by a service worker', async ({ page, harness, pool, target }) => {
  const address = addressOf(harness, pool, target);
  await page.goto(address);
  await page.evaluate(async () => {
    await navigator.serviceWorker.register('/service-worker.js');
    await navigator.serviceWorker.ready;
  });
  await passPages(page, address);
  expect(await page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
  expect(page.url()).toBe(address);
});

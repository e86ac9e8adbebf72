import type { SandboxPool } from '@latchkey/sandbox';
import type { Page } from '@playwright/test';
import { demoAddress, type Target } from '../support/target.ts';
import { ada, expect, test } from '../support/test.ts';

test.use({
  poolOptions: {
    identityProviders: [
      { providerName: 'Google', providerType: 'Google', users: [{ sub: '1042', email: 'ada@gmail.com' }] },
    ],
  },
});

/** The demo's URL with managed login, which the app client redirects to. */
function addressFor(pool: SandboxPool, target: Target, baseURL: string | undefined): string {
  const page = `${baseURL ?? ''}${demoAddress(target)}&domain=${encodeURIComponent(pool.domain)}&providers=Google`;
  const { href } = new URL(page);
  pool.configureClient(target.clientId, { callbackURLs: [href], logoutURLs: [href] });
  return href;
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const heading = (page: Page) => page.getByRole('heading', { level: 1 });

async function openForm(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await button(page, 'Sign in').click();
}

async function passHostedPages(page: Page): Promise<void> {
  await button(page, 'Continue with the sign-in page').click();
  await page.getByLabel('Username').fill(ada.username);
  await page.getByLabel('Password').fill(ada.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

test('signs in at the hosted pages, and leaves no code in the address or the history @firefox', async ({
  page,
  pool,
  target,
  baseURL,
}) => {
  const address = addressFor(pool, target, baseURL);
  await openForm(page, address);
  await passHostedPages(page);
  await expect(page.getByRole('region', { name: 'Your tokens' })).toBeVisible();
  expect(page.url()).toBe(address);
  await page.reload();
  await expect(page.getByRole('region', { name: 'Your tokens' })).toBeVisible();
});

test('signs in with Google beside the form @firefox', async ({ page, pool, target, baseURL }) => {
  await openForm(page, addressFor(pool, target, baseURL));
  await button(page, 'Continue with Google').click();
  await button(page, 'ada@gmail.com').click();
  await expect(page.getByRole('region', { name: 'Your tokens' })).toBeVisible();
});

test('says why when the person cancels at the provider', async ({ page, pool, target, baseURL }) => {
  await openForm(page, addressFor(pool, target, baseURL));
  await button(page, 'Continue with Google').click();
  await button(page, 'Cancel').click();
  await expect(page.locator('.lk-fault')).toBeVisible();
  await expect(heading(page)).not.toHaveText('Sign in with Google');
});

test('works from two tabs at the same time', async ({ page, context, pool, target, baseURL }) => {
  const address = addressFor(pool, target, baseURL);
  const other = await context.newPage();
  await openForm(page, address);
  await openForm(other, address);
  await button(page, 'Continue with Google').click();
  // The first page of the domain sets the browser's cookie.
  await expect(button(page, 'ada@gmail.com')).toBeVisible();
  await button(other, 'Continue with Google').click();
  await button(other, 'ada@gmail.com').click();
  await expect(other.getByRole('region', { name: 'Your tokens' })).toBeVisible();
  await button(page, 'ada@gmail.com').click();
  await expect(page.getByRole('region', { name: 'Your tokens' })).toBeVisible();
});

test('goes back to the form from the pages of the domain', async ({ page, pool, target, baseURL }) => {
  const address = addressFor(pool, target, baseURL);
  await openForm(page, address);
  await button(page, 'Continue with Google').click();
  await expect(button(page, 'ada@gmail.com')).toBeVisible();
  await page.goBack({ waitUntil: 'commit' });
  await expect(page).toHaveURL(address);
  await expect(button(page, 'Sign in').first()).toBeVisible();
});

test('asks the next person: the sign-out has ended the session at the domain', async ({
  page,
  pool,
  target,
  baseURL,
}) => {
  const address = addressFor(pool, target, baseURL);
  await openForm(page, address);
  await passHostedPages(page);
  await expect(page.getByRole('region', { name: 'Your tokens' })).toBeVisible();
  await button(page, 'Sign out').click();
  await expect(page).toHaveURL(address);
  await button(page, 'Sign in').click();
  await button(page, 'Continue with the sign-in page').click();
  await expect(page.getByLabel('Password')).toBeVisible();
});

test('signs in in a window, and the page stays @firefox', async ({ page, pool, target, baseURL }) => {
  const address = addressFor(pool, target, baseURL);
  await openForm(page, address);
  const opened = page.waitForEvent('popup');
  await button(page, 'Continue with the sign-in page in a window').click();
  const popup = await opened;
  await popup.getByLabel('Username').fill(ada.username);
  await popup.getByLabel('Password').fill(ada.password);
  const closed = popup.waitForEvent('close');
  await popup.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('region', { name: 'Your tokens' })).toBeVisible();
  await closed;
  expect(page.url()).toBe(address);
});

test('can be cancelled while the window is open', async ({ page, pool, target, baseURL }) => {
  await openForm(page, addressFor(pool, target, baseURL));
  const opened = page.waitForEvent('popup');
  await button(page, 'Continue with the sign-in page in a window').click();
  await expect(heading(page)).toHaveText('Continue in the other window');
  const closed = (await opened).waitForEvent('close');
  await button(page, 'Cancel').click();
  await closed;
  await expect(button(page, 'Sign in')).toBeVisible();
});

test('that lost its response is reported, also after a reload, and can start again', async ({
  page,
  pool,
  target,
  baseURL,
}) => {
  await openForm(page, addressFor(pool, target, baseURL));
  pool.faults.add({ kind: 'respond-then-drop', operation: '/oauth2/token', times: 1 });
  await passHostedPages(page);
  await expect(page.locator('.lk-fault')).toContainText('The connection broke');
  await page.reload();
  await expect(page.locator('.lk-fault')).toBeHidden();
  expect(pool.journal.count('/oauth2/token')).toBe(1);
  await button(page, 'Sign in').click();
  // The domain knows Ada from the first trip.
  await button(page, 'Continue with the sign-in page').click();
  await expect(page.getByRole('region', { name: 'Your tokens' })).toBeVisible();
});

// oxlint-disable eslint/no-empty-pattern -- Playwright reads the fixtures' names from such a pattern.
import { test as base, expect } from '@playwright/test';
import { findViolations } from '../support/axe.ts';
import { serveDocs } from '../support/docs-server.ts';
import { noColours } from '../support/firefox.ts';

const test = base.extend<object, { site: string }>({
  site: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures' names from this pattern.
    async ({}, use) => {
      const { url, close } = await serveDocs();
      await use(url);
      await close();
    },
    { scope: 'worker' },
  ],
});

const pages = [
  '',
  'guide/start',
  'guide/chart',
  'guide/why',
  'playground',
  'frameworks/vue',
  'frameworks/vue-svelte-angular',
  'recipes/aws-credentials',
  'errors',
  'api/auth/fetch',
  'faults',
  'security',
];

for (const path of pages) {
  test(`the page "${path || 'front'}" has nothing that axe finds wrong, and no error`, async ({
    page,
    site,
    browserName,
  }) => {
    test.skip(browserName === 'firefox', noColours);
    const errors: string[] = [];
    page.on('pageerror', ({ message }) => errors.push(message));
    page.on('response', (response) => {
      if (!response.ok()) errors.push(`${response.status()} ${response.url()}`);
    });
    await page.goto(`${site}${path}`, { waitUntil: 'networkidle' });
    expect(await findViolations(page), 'in light colours').toEqual([]);
    // Loading the page again takes longer than to check all rules in both.
    await page.emulateMedia({ colorScheme: 'dark' });
    await expect(page.locator('html')).toHaveClass(/dark/);
    expect(await findViolations(page), 'in dark colours').toEqual([]);
    expect(errors).toEqual([]);
  });
}

test('the search works without a server of its own, and leads to the page', async ({ page, site }) => {
  await page.goto(site, { waitUntil: 'networkidle' });
  await page.keyboard.press('Control+k');
  await page.getByRole('searchbox').fill('client-secret');
  await page.getByRole('option').first().click();
  await expect(page).toHaveURL(/\/errors/);
  await expect(page.getByRole('heading', { name: 'client-secret' })).toBeVisible();
});

test('the page that the console links to explains each kind, reason and code', async ({ page, site }) => {
  await page.goto(`${site}errors`);
  for (const anchor of ['kind-network', 'reason-flow-not-enabled', 'code-tokens-unavailable'])
    await expect(page.locator(`#${anchor}`)).toBeVisible();
});

test('programs find the pages as Markdown', async ({ page, site }) => {
  const list = await (await page.request.get(`${site}llms.txt`)).text();
  const links = [...list.matchAll(/\]\(\.\/(.+?)\)/g)].map(([, path]) => path ?? '');
  expect(links).toEqual(expect.arrayContaining(['guide/start.md', 'errors.md', 'api/auth/fetch.md']));
  for (const path of links) expect((await page.request.get(`${site}${path}`)).status()).toBe(200);
});

test('the playground signs in, with its own pool', async ({ page, site }) => {
  const elsewhere: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(site)) elsewhere.push(request.url());
  });
  await page.goto(`${site}playground`);
  const demo = page.frameLocator('iframe[title="The demo of Latchkey"]');
  await demo.getByRole('main').getByRole('button', { name: 'Sign in', exact: true }).click();
  await demo.getByRole('button', { name: 'Fill in' }).click();
  await demo.getByRole('main').getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(demo.getByLabel('Code', { exact: true })).toBeVisible();
  await demo
    .getByRole('complementary', { name: 'Messages from the sandbox' })
    .getByRole('button', { name: 'Fill in' })
    .first()
    .click();
  await demo.getByRole('button', { name: 'Continue' }).click();
  await expect(demo.getByRole('heading', { level: 1 })).toHaveText(/^Hello, /);
  expect(elsewhere).toEqual([]);
});

test('each link of the playground leads to the demo itself', async ({ page, site }) => {
  for (const name of ['Open it in a page of its own', 'gallery']) {
    await page.goto(`${site}playground`);
    await page.getByRole('main').getByRole('link', { name }).click();
    await expect(page).toHaveTitle('Latchkey demo');
  }
});

import { expect, test } from '@latchkey/sandbox/playwright';

test.use({ users: [{ username: 'ada', password: 'Difference-Engine-1', attributes: { name: 'Ada' } }] });

test('Ada signs in, and is still there after a reload', async ({ page, pool, sandbox }) => {
  const query = new URLSearchParams({
    pool: pool.userPoolId,
    client: pool.clientId,
    endpoint: sandbox.endpoint,
  });
  await page.goto(`/?${query}`);
  await page.getByLabel('Username').fill('ada');
  await page.getByLabel('Password', { exact: true }).fill('Difference-Engine-1');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Hello Ada' })).toBeVisible();

  await page.reload();
  await expect(page.getByRole('heading', { name: 'Hello Ada' })).toBeVisible();
});

import { expect, test } from '@latchkey/sandbox/playwright';
import { findViolations } from '../support/axe.ts';
import { noClipboard } from '../support/firefox.ts';

test.use({
  users: [{ username: 'ada', password: 'Difference-Engine-1', attributes: { email: 'ada@example.com' } }],
  poolOptions: { userPool: { poolName: 'shop' } },
});

test.beforeEach(async ({ page, pool, sandbox }) => {
  await page.goto(`${sandbox.endpoint}_sandbox?pool=${pool.userPoolId}`);
});

test('a developer adds, finds, edits and deletes a user', async ({ page, pool }) => {
  await expect(page.getByRole('combobox', { name: 'Pool' })).toContainText('shop');
  await page.getByText('Add a user').click();
  await page.getByLabel('Username or email').fill('grace');
  await page.getByLabel('Email', { exact: true }).fill('grace@example.com');
  await page.getByLabel('Groups').first().fill('admins, staff');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(page.getByRole('status')).toHaveText('Added.');
  const row = page.getByRole('row', { name: /^grace/ });
  await expect(row).toContainText('admins, staff');

  await page.getByRole('searchbox', { name: 'Search users' }).fill('GRACE@');
  await expect(page.getByRole('row', { name: /^ada/ })).toHaveCount(0);
  await row.getByText('Edit').click();
  await row.getByLabel('email', { exact: true }).fill('hopper@example.com');
  await row.getByLabel('New attribute').fill('name');
  await row.getByLabel('Its value').fill('Grace Hopper');
  await row.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('searchbox', { name: 'Search users' }).fill('');
  await expect(row).toContainText('name: Grace Hopper');
  expect(pool.users.get('grace')?.attributes).toMatchObject({
    email: 'hopper@example.com',
    email_verified: 'true',
  });

  await row.getByText('Edit').click();
  await row.getByRole('button', { name: 'Delete user' }).click();
  await page.getByRole('button', { name: 'Cancel' }).click();
  expect(pool.users.get('grace')).toBeDefined();
  await row.getByRole('button', { name: 'Delete user' }).click();
  await page.getByRole('button', { name: 'Yes' }).click();
  await expect(row).toHaveCount(0);
  expect(pool.users.get('grace')).toBeUndefined();
});

test('a code appears by itself and is copied; a call is found in the journal', async ({
  page,
  pool,
  sandbox,
  context,
  browserName,
}) => {
  test.skip(browserName === 'firefox', noClipboard);
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const call = (operation: string, body: object) =>
    fetch(sandbox.endpoint, {
      method: 'POST',
      headers: { 'x-amz-target': `AWSCognitoIdentityProviderService.${operation}` },
      body: JSON.stringify(body),
    });
  await call('ForgotPassword', { ClientId: pool.clientId, Username: 'ada' });
  await page.getByRole('button', { name: 'Copy the code for ada@example.com' }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(pool.outbox.latest('ada')?.code);

  await call('GetUser', { AccessToken: 'none', ClientId: pool.clientId });
  const journal = page.getByRole('region', { name: 'Journal' });
  await expect(journal.getByRole('row')).toHaveCount(3);
  await page.getByRole('searchbox', { name: 'Search the journal' }).fill('forgotpassword');
  await expect(journal.getByRole('row')).toHaveCount(2);
  await page.reload();
  await expect(journal.getByRole('row')).toHaveCount(2);
});

test('a fault has words, and a hold is released', async ({ page, pool }) => {
  await page.getByLabel('What happens').selectOption('The response waits until you release it');
  await page.getByLabel('Operation').fill('GetUser');
  await page.getByRole('button', { name: 'Add fault' }).click();
  await expect
    .poll(() => pool.faults.active.map(({ rule }) => rule))
    .toEqual([{ kind: 'hold', operation: 'GetUser' }]);
  await page.getByRole('button', { name: 'Release' }).click();
  await expect.poll(() => pool.faults.active).toEqual([]);
});

test('the page is clean for axe, light and dark, wide and narrow', async ({ page }) => {
  await page.getByText('Add a user').click();
  await page.getByText('Edit').click();
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of [1280, 390]) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      expect(await findViolations(page)).toEqual([]);
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
      ).toBeLessThanOrEqual(0);
    }
  }
});

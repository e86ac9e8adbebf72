import { findViolations } from '../support/axe.ts';
import { Showcase, servedAddress } from '../support/showcase.ts';
import { ada, expect, test } from '../support/test.ts';

test('the built page signs in without any server @firefox', async ({ demo, page, baseURL }) => {
  const elsewhere: string[] = [];
  page.on('request', (request) => {
    if (new URL(request.url()).origin !== baseURL) elsewhere.push(request.url());
  });
  const problems: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });

  const response = await page.goto('/');
  expect(response?.headers()['content-security-policy']).toMatch(
    /^default-src 'none'; .*; frame-ancestors 'none'$/,
  );
  const showcase = new Showcase(demo);
  await showcase.submit();
  await demo.expectSignedIn();
  await expect(demo.claim('email')).toHaveText(ada.email);
  expect(elsewhere).toEqual([]);
  // Violations of the Content-Security-Policy are logged as errors.
  expect(problems).toEqual([]);
});

test('a person signs up, with the code that pops up', async ({ demo, page }) => {
  const showcase = new Showcase(demo);
  await showcase.open('password');
  await showcase.button('Create an account').click();
  await page.getByLabel('Username').fill('grace');
  await page.getByLabel('Email address').fill('grace@example.com');
  await page.getByLabel('Password', { exact: true }).fill('Nanosecond-Wire-1');
  await page.getByLabel('Password', { exact: true }).press('Enter');
  await expect(demo.heading).toHaveText(/^Confirm your/);
  await expect(showcase.messages).toContainText('grace@example.com');
  await page.getByLabel('Code', { exact: true }).focus();
  await showcase.messages.getByRole('button', { name: 'Fill in' }).click();
  await page.getByLabel('Code', { exact: true }).press('Enter');
  await demo.expectSignedIn();
});

test('a scenario is picked by keyboard, and its address can be shared', async ({ demo, page }) => {
  const showcase = new Showcase(demo);
  await showcase.open('password');
  await showcase.bar.getByRole('button', { name: 'Scenario: Password' }).press('Enter');
  const picker = page.getByRole('dialog', { name: 'Pick a scenario' });
  await page.keyboard.press('Escape');
  await expect(picker).toBeHidden();
  await expect(showcase.bar.getByRole('button', { name: 'Scenario: Password' })).toBeFocused();

  await page.keyboard.press('Enter');
  await picker.getByRole('link', { name: /^Custom challenge/ }).press('Enter');
  await expect(page).toHaveURL(/\?scenario=custom$/);
  await expect(showcase.bar.getByRole('button', { name: 'Scenario: Custom challenge' })).toBeVisible();
});

test('a served sandbox gets a pool for the scenario, which a reload finds again', async ({
  demo,
  page,
  target,
}) => {
  await page.goto(servedAddress(target, 'sms-mfa'));
  const showcase = new Showcase(demo);
  await showcase.submit();
  await showcase.submitCode();
  await demo.expectSignedIn();
  await page.reload();
  await demo.expectSignedIn();

  // Another pool, in which nobody is signed in.
  await showcase.bar.getByRole('button', { name: 'Start over' }).click();
  await demo.expectSignedOut();
});

test('a step that waits for a code still has it after a reload, and a link to all codes', async ({
  demo,
  page,
  target,
}) => {
  await page.goto(servedAddress(target, 'sms-mfa'));
  const showcase = new Showcase(demo);
  await showcase.submit();
  await expect(showcase.messages).toContainText('+15555550100');
  await page.reload();
  await showcase.submitCode();
  await demo.expectSignedIn();

  const opened = page.waitForEvent('popup');
  await showcase.bar.getByRole('link', { name: 'Sent codes' }).click();
  await expect((await opened).getByRole('heading', { name: 'Outbox' })).toBeVisible();
});

test('a pool that is used up says so, and is new when its scenario is picked again', async ({
  demo,
  page,
  target,
}) => {
  await page.goto(servedAddress(target, 'totp-setup'));
  const showcase = new Showcase(demo);
  await expect(showcase.bar).not.toContainText('has been used');
  await showcase.submit();
  await showcase.submitCode();
  await demo.expectSignedIn();
  await showcase.signOut();
  await expect(showcase.bar).toContainText('This pool has been used. The second steps have been changed.');

  // The app that was set up before still shows its codes.
  await page.goto(servedAddress(target, 'totp-setup'));
  await expect(showcase.bar).toContainText('has been used');
  await showcase.submit();
  await expect(demo.heading).toHaveText('Open your authenticator app');
  await expect(showcase.messages.locator('code')).toHaveText(/^\d{6}$/);

  await showcase.bar.getByRole('button', { name: /^Scenario/ }).click();
  await page.getByRole('link', { name: /^Set up an app/ }).click();
  await showcase.submit();
  await expect(demo.heading).toHaveText('Set up your authenticator app');
  await expect(showcase.bar).not.toContainText('has been used');
});

test('the password that was chosen is not filled in as the old one', async ({ demo, page, target }) => {
  await page.goto(servedAddress(target, 'new-password'));
  const showcase = new Showcase(demo);
  await showcase.submit();
  await page.getByLabel('New password', { exact: true }).fill('Analytical-Engine-2');
  await showcase.button('Save and continue').click();
  await demo.expectSignedIn();
  await showcase.signOut();
  await showcase.openSignIn();
  await expect(showcase.bar).toContainText('the one you chose');
  await showcase.bar.getByRole('button', { name: 'Fill in' }).click();
  await expect(demo.username).toHaveValue('ada');
  await expect(demo.password).toHaveValue('');
});

test('the first page stays where it is while its pool is made, and keeps the focus', async ({
  demo,
  page,
}) => {
  await page.addInitScript(() => {
    const shifts: number[] = [];
    Object.assign(globalThis, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts.push((entry as unknown as { value: number }).value);
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await page.goto('/');
  const showcase = new Showcase(demo);
  await showcase.button('Sign in').focus();
  await expect(showcase.bar).toContainText('Difference-Engine-1');
  await expect(showcase.button('Sign in')).toBeFocused();
  const shifts = await page.evaluate(() => (globalThis as unknown as { shifts: number[] }).shifts);
  expect(shifts.reduce((sum, shift) => sum + shift, 0)).toBeLessThan(0.02);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme} colours`, () => {
    test.use({ colorScheme, contextOptions: { reducedMotion: 'reduce' } });

    test('axe finds nothing wrong in the bar, the picker and the messages', async ({ demo, page }) => {
      const showcase = new Showcase(demo);
      await showcase.open('totp');
      await showcase.bar.getByRole('button', { name: /^Scenario/ }).click();
      expect(await findViolations(page, 'dialog')).toEqual([]);
      await page.keyboard.press('Escape');
      await showcase.submit();
      await expect(demo.heading).toHaveText('Open your authenticator app');
      await expect(showcase.messages.getByText('Your current code')).toBeVisible();
      expect(await findViolations(page)).toEqual([]);
    });
  });
}

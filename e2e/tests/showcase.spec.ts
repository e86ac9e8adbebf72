import { findViolations } from '../support/axe.ts';
import { Showcase } from '../support/showcase.ts';
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

  await page.goto('/');
  const showcase = new Showcase(demo);
  await showcase.submit();
  await demo.expectSignedIn();
  await expect(demo.claim('email')).toHaveText(ada.email);
  expect(elsewhere).toEqual([]);
  // What the Content-Security-Policy refuses is told as an error.
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
  pool,
  target,
}) => {
  const { endpoint = '' } = target;
  const query = new URLSearchParams({
    userPoolId: pool.userPoolId,
    clientId: pool.clientId,
    endpoint,
    control: new URL('_sandbox', endpoint).href,
    scenario: 'sms-mfa',
  });
  await page.goto(`/?${query}`);
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
      await expect(showcase.messages.getByText('Your code now')).toBeVisible();
      expect(await findViolations(page)).toEqual([]);
    });
  });
}

import { expect, test } from '../support/test.ts';

test('the first page says what this is, how it is installed, and gives the first lines', async ({ page }) => {
  await page.goto('/');
  const main = page.getByRole('main');
  await expect(main).toContainText('Latchkey is a TypeScript library for Amazon Cognito');
  await expect(main).toContainText('npm install @latchkey/auth @latchkey/ui xstate');
  await expect(main).toContainText("import { createAuth } from '@latchkey/auth'");
});

test('the first control skips to the sign-in', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Skip to the sign-in' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
});

test.describe('the inspector', () => {
  const toggle = { name: 'Watch the chart', exact: true } as const;

  test.describe('where there is room', () => {
    test.use({ viewport: { width: 1700, height: 900 } });

    test('is open on a first visit, and stays closed once it was closed', async ({ page }) => {
      await page.goto('/');
      await expect(page.getByRole('button', toggle)).toHaveAttribute('aria-expanded', 'true');
      await page.getByRole('button', toggle).click();
      await page.reload();
      await expect(page.getByRole('button', toggle)).toHaveAttribute('aria-expanded', 'false');
    });
  });

  test('is closed on a first visit without one', async ({ page }) => {
    await page.goto('/');
    await expect(page.getByRole('button', toggle)).toHaveAttribute('aria-expanded', 'false');
  });
});

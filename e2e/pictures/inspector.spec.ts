import { Showcase } from '../support/showcase.ts';
import { expect, test } from '../support/test.ts';

const looks = [
  { name: 'light', colorScheme: 'light', viewport: { width: 1440, height: 900 } },
  { name: 'dark', colorScheme: 'dark', viewport: { width: 1440, height: 900 } },
] as const;

for (const { name, colorScheme, viewport } of looks) {
  test.describe(name, () => {
    test.use({ colorScheme, viewport, contextOptions: { reducedMotion: 'reduce' } });

    test('the inspector, at the code of a sign-in', async ({ demo, page }) => {
      const showcase = new Showcase(demo);
      await showcase.open('sms-mfa');
      await showcase.submit();
      await expect(demo.code).toBeVisible();
      await showcase.messages.getByRole('button', { name: 'Dismiss' }).click();
      await page.getByRole('button', { name: 'Watch the chart' }).click();
      await expect(page.getByRole('button', { name: /SMS_MFA › entering › clean, active/ })).toBeVisible();
      await page.screenshot({ path: `pictures/inspector-${name}.png` });
      if (name === 'light') await page.screenshot({ path: '../packages/devtools/docs/panel.png' });
    });
  });
}

import type { Locator, Page } from '@playwright/test';
import { findViolations } from '../support/axe.ts';
import { noColours } from '../support/firefox.ts';
import { expect, test } from '../support/test.ts';

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme} colours`, () => {
    // Without motion, so that no colour is checked half faded in.
    test.use({ colorScheme, contextOptions: { reducedMotion: 'reduce' } });

    test('axe finds nothing wrong on the way from signed out to home', async ({ demo, page, target }) => {
      await demo.open();
      await demo.expectSignedOut();
      expect(await findViolations(page)).toEqual([]);

      await demo.openSignIn();
      expect(await findViolations(page)).toEqual([]);

      await demo.submit(target.username, `${target.password}-wrong`);
      await expect(demo.fault).toBeVisible();
      expect(await findViolations(page)).toEqual([]);

      await demo.submit(target.username, target.password);
      await demo.expectSignedIn();
      expect(await findViolations(page)).toEqual([]);
    });

    test('axe finds nothing wrong where a new password is chosen', async ({ demo, page, pool }) => {
      const grace = { username: 'grace', password: 'Temporary-1' };
      await pool.users.add({ ...grace, status: 'FORCE_CHANGE_PASSWORD' });
      await demo.openSignIn();
      await demo.submit(grace.username, grace.password);
      await expect(demo.heading).toHaveText('Choose a new password');
      expect(await findViolations(page)).toEqual([]);
    });
  });
}

test.describe('in forced colours', () => {
  test.use({ contextOptions: { forcedColors: 'active', reducedMotion: 'reduce' } });

  test('fields and buttons keep a frame, and the focus is seen', async ({
    demo,
    page,
    target,
    browserName,
  }) => {
    test.skip(browserName === 'firefox', noColours);
    await demo.openSignIn();
    const frames = page.locator('main :is(.lk-frame, .lk-primary)');
    await expect(frames).toHaveCount(3);
    const widths = await frames.evaluateAll((all) =>
      all.map((frame) => {
        const { borderTopColor, borderTopWidth } = getComputedStyle(frame);
        const { backgroundColor } = getComputedStyle(document.body);
        return borderTopColor === backgroundColor ? '0px' : borderTopWidth;
      }),
    );
    expect(widths).toEqual(['1px', '1px', '1px']);
    await demo.password.focus();
    const frame = page.locator('.lk-frame', { has: demo.password });
    expect(await frame.evaluate((element) => getComputedStyle(element).outlineStyle)).toBe('solid');
    await demo.submit(target.username, target.password);
    await demo.expectSignedIn();
  });
});

/** Presses Tab until the control has the focus. */
async function tabTo(page: Page, control: Locator): Promise<void> {
  for (let presses = 0; presses < 30; presses += 1) {
    if (await control.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not reach ${String(control)}.`);
}

test('a person signs in and out with the keyboard alone', async ({ demo, page, target }) => {
  await demo.open();
  await demo.expectSignedOut();
  await tabTo(page, demo.button('Sign in'));
  await page.keyboard.press('Enter');
  await expect(demo.heading).toBeFocused();

  await tabTo(page, demo.username);
  await page.keyboard.type(target.username);
  await page.keyboard.press('Tab');
  await expect(demo.password).toBeFocused();
  await page.keyboard.type(target.password);
  await page.keyboard.press('Enter');
  await demo.expectSignedIn();
  await expect(demo.heading).toBeFocused();

  await tabTo(page, demo.button('Sign out'));
  await page.keyboard.press('Enter');
  await demo.expectSignedOut();
});

import { devices, type Page } from '@playwright/test';
import { cards, Gallery } from '../support/gallery.ts';
import { Showcase } from '../support/showcase.ts';
import { smallTargets } from '../support/targets.ts';
import { expect, test } from '../support/test.ts';

const { hasTouch, isMobile } = devices['Pixel 7'];

test.use({
  viewport: { width: 390, height: 844 },
  hasTouch,
  isMobile,
  contextOptions: { reducedMotion: 'reduce' },
});

/** The controls are 44 px large, and 320 px, which is 1280 at 400 %, are wide enough for the page (WCAG 2.2, 1.4.10). */
async function expectFit(page: Page, what: string): Promise<void> {
  expect.soft(await smallTargets(page), what).toEqual([]);
  await page.setViewportSize({ width: 320, height: 640 });
  expect.soft(await page.evaluate(() => document.documentElement.scrollWidth), what).toBeLessThanOrEqual(320);
  await page.setViewportSize({ width: 390, height: 844 });
}

test('every control of the demo is large enough for a finger on a phone', async ({
  demo,
  page,
  browserName,
}) => {
  test.skip(browserName === 'firefox', 'has no touch screen there');
  const showcase = new Showcase(demo);
  await showcase.open('device-ask');
  await expectFit(page, 'the first page');
  await showcase.bar.getByRole('button', { name: /^Scenario/ }).click();
  await expectFit(page, 'the scenarios');
  await page.keyboard.press('Escape');
  await showcase.submit();
  await expect(showcase.messages.getByRole('button', { name: 'Fill in' }).first()).toBeVisible();
  await expectFit(page, 'a step with a code');
  await showcase.submitCode();
  await expect(page.getByRole('heading', { name: 'Delete account' })).toBeVisible();
  await expectFit(page, 'home');
  await page.getByRole('button', { name: 'Watch the chart' }).click();
  await expect(page.getByRole('region', { name: 'Events' })).toBeVisible();
  await expectFit(page, 'the inspector');
});

test('every control of the gallery and of the theme page is large enough for a finger', async ({
  page,
  browserName,
}) => {
  test.skip(browserName === 'firefox', 'has no touch screen there');
  const gallery = new Gallery(page);
  await gallery.openIndex();
  await expect(gallery.links).toHaveCount(cards.length);
  await gallery.find('passkey');
  await expectFit(page, 'the gallery');
  // One card for each view: the others differ in their texts.
  const looks = cards.filter(({ view }, index) => index === cards.findIndex((card) => card.view === view));
  for (const card of looks) {
    await gallery.open(card);
    await expectFit(page, card.id);
  }
  await page.goto('/#/theme');
  await expect(page.getByRole('heading', { name: 'Make it yours' })).toBeVisible();
  await expectFit(page, 'the theme page');
});

import { expect, test } from '@playwright/test';
import { chromiumLaunch } from '../../scripts/chromium-launch.mjs';
import {
  cardLook,
  findPictures,
  pageCards,
  pageLooks,
  pathOf,
  viewCards,
  wanted,
} from '../support/baselines.ts';
import { cards, Gallery, nameOf } from '../support/gallery.ts';

/** The browser that drew the baselines: another version draws text and edges a little differently. */
const drawnBy = 156;

test.use({
  // Hinting and screen colours depend on the machine.
  launchOptions: {
    ...chromiumLaunch,
    args: [
      ...chromiumLaunch.args,
      '--font-render-hinting=none',
      '--disable-lcd-text',
      '--force-color-profile=srgb',
    ],
  },
  contextOptions: { reducedMotion: 'reduce' },
  locale: 'en-GB',
  timezoneId: 'UTC',
  // For Playwright's styles that stop animations and carets.
  bypassCSP: true,
  // A failed test already shows its picture.
  trace: 'off',
});

let gallery: Gallery;

/** One page for the tests of a look: opening it takes longer than moving from card to card. */
function useOneGallery({ colorScheme, viewport }: typeof cardLook | (typeof pageLooks)[number]): void {
  test.use({ colorScheme, viewport });

  test.beforeAll(async ({ browser, browserName }) => {
    const isSame = browserName === 'chromium' && browser.version().startsWith(`${drawnBy}.`);
    test.skip(
      !isSame,
      `the baselines are by Chromium ${drawnBy}, this is ${browserName} ${browser.version()}`,
    );
    gallery = new Gallery(await browser.newPage());
    // Times of day, countdowns and token lifetimes are the same in every run.
    await gallery.page.clock.setFixedTime(Date.UTC(2026, 0, 1, 12));
  });

  test.afterAll(() => gallery?.page.close());
}

test.describe(cardLook.name, () => {
  useOneGallery(cardLook);

  for (const card of viewCards) {
    test(`${nameOf(card)} looks as it did`, async () => {
      await gallery.open(card);
      await gallery.hideFacts();
      await expect(gallery.main).toHaveScreenshot(pathOf(cardLook.name, nameOf(card)));
    });
  }
});

for (const look of pageLooks) {
  test.describe(look.name, () => {
    useOneGallery(look);

    for (const card of pageCards) {
      test(`the page of ${nameOf(card)} looks as it did`, async () => {
        await gallery.open(card);
        await gallery.hideFacts();
        await expect(gallery.page).toHaveScreenshot(pathOf(look.name, nameOf(card)), { fullPage: true });
      });
    }

    test('the gallery looks as it did', async () => {
      await gallery.openIndex();
      await expect(gallery.links).toHaveCount(cards.length);
      await expect(gallery.page).toHaveScreenshot(pathOf(look.name, 'gallery'));
    });
  });
}

// Also with a browser whose pictures cannot be compared.
test('each card has its baselines, and each baseline its card', async () => {
  test.skip(test.info().config.updateSnapshots !== 'none', 'they are being drawn');
  expect(await findPictures()).toEqual(wanted);
});

import { expect, test } from '@playwright/test';
import { findViolations } from '../support/axe.ts';
import { cards, Gallery, nameOf } from '../support/gallery.ts';

const themes = ['light', 'dark'] as const;

test('each state of the chart has its card, which is reached by keyboard @firefox', async ({ page }) => {
  const gallery = new Gallery(page);
  await gallery.openIndex();
  await expect(gallery.links).toHaveCount(cards.length);

  await gallery.search.press('Tab');
  await expect(gallery.links.first()).toBeFocused();
  const address = await gallery.links.first().getAttribute('href');
  const first = cards.find(({ id }) => address === `#/gallery/${id}`);
  if (!first) throw new Error(`No card has the address ${address}.`);
  await page.keyboard.press('Enter');
  await gallery.expectCard(first);

  await page.goBack();
  await expect(gallery.indexHeading).toBeVisible();
});

test('a state is found by its name and by its view', async ({ page }) => {
  const gallery = new Gallery(page);
  await gallery.openIndex();
  await gallery.find('email_otp.ENTERING');
  const named = cards.filter(({ id }) => id.includes('EMAIL_OTP.entering'));
  await expect(gallery.links).toHaveCount(named.length);
  await gallery.find('chooseMfa');
  await expect(gallery.links).toHaveCount(cards.filter(({ view }) => view === 'chooseMfa').length);
  await gallery.find('nowhere');
  await expect(gallery.links).toHaveCount(0);
  await expect(page.getByText('No state is called that.')).toBeVisible();
});

test('a card whose state has no view is noticed', async ({ page }) => {
  const card = cards.find(({ view }) => view === 'setUpEmail');
  if (!card) throw new Error('No card is of that view.');
  await page.route('**/assets/gallery-*.js', async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replaceAll(/(view\W{1,5})setUpEmail/g, '$1nowhere');
    await route.fulfill({ response, body });
  });
  const gallery = new Gallery(page);
  await gallery.goTo(card);
  await expect.poll(() => gallery.problems.length).toBeGreaterThan(0);
  await expect(gallery.expectCard(card)).rejects.toThrow();
});

test.describe('without motion', () => {
  // No colour is judged half faded in.
  test.use({ contextOptions: { reducedMotion: 'reduce' } });

  for (const colorScheme of themes) {
    test(`axe finds nothing wrong with the index in ${colorScheme} colours`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      const gallery = new Gallery(page);
      await gallery.openIndex();
      await expect(gallery.links).toHaveCount(cards.length);
      // What is in the pictures is judged at the card of each.
      expect(await findViolations(page, { exclude: '.gallery-picture' })).toEqual([]);
    });
  }

  test.describe('each card opens at its address, and axe finds nothing wrong with it', () => {
    // One page for all: to open it, and to put axe into it, takes longer than to go from card to card.
    let gallery: Gallery;
    test.beforeAll(async ({ browser }) => {
      gallery = new Gallery(await browser.newPage());
    });
    test.afterAll(() => gallery.page.close());

    for (const card of cards) {
      test(nameOf(card), async () => {
        await gallery.open(card);
        for (const colorScheme of themes) {
          await gallery.page.emulateMedia({ colorScheme });
          expect(await findViolations(gallery.page), `in ${colorScheme} colours`).toEqual([]);
        }
      });
    }
  });
});

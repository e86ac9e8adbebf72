import { expect, test } from '@playwright/test';
import { findViolations } from '../support/axe.ts';
import { cards, Gallery } from '../support/gallery.ts';

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

test('the search is still there after Back, and a state can be played', async ({ page }) => {
  const gallery = new Gallery(page);
  await gallery.openIndex();
  await gallery.find('too many tries sms');
  await page.getByRole('link', { name: /SMS_MFA › throttled/ }).click();
  await expect(gallery.heading).toHaveText('Check your phone');
  await page.goBack();
  await expect(gallery.search).toHaveValue('too many tries sms');
  await page.goForward();
  await page.getByRole('link', { name: 'Try it yourself' }).click();
  await expect(page).toHaveURL(/\?scenario=sms-mfa$/);
  await expect(page.getByRole('button', { name: 'Scenario: Text message' })).toBeVisible();
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
  await expect(page.getByText('No state matches.')).toBeVisible();
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

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme} colours`, () => {
    // Without motion, so that no colour is checked half faded in.
    test.use({ colorScheme, contextOptions: { reducedMotion: 'reduce' } });

    test('axe finds nothing wrong with the index', async ({ page }) => {
      const gallery = new Gallery(page);
      await gallery.openIndex();
      await expect(gallery.links).toHaveCount(cards.length);
      // The content of the pictures is checked on each card's page.
      expect(await findViolations(page, { exclude: '.gallery-picture' })).toEqual([]);
    });
  });
}

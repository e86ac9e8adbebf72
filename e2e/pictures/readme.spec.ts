import demoPool from '../../scripts/demo-pool.json' with { type: 'json' };
import { cards, Gallery } from '../support/gallery.ts';
import { expect, test } from '../support/test.ts';

const { userPool, users } = demoPool;
const { id: _, ...settings } = userPool;
test.use({ poolOptions: { userPool: settings as object, users } });

const looks = [
  { name: 'light', colorScheme: 'light', viewport: { width: 1280, height: 860 } },
  { name: 'dark', colorScheme: 'dark', viewport: { width: 1280, height: 860 } },
  { name: 'phone', colorScheme: 'light', viewport: { width: 390, height: 844 } },
] as const;

for (const { name, colorScheme, viewport } of looks) {
  test.describe(name, () => {
    test.use({ colorScheme, viewport, contextOptions: { reducedMotion: 'reduce' } });

    test('the way in, and home', async ({ demo, page }) => {
      await demo.openSignIn();
      await page.screenshot({ path: `pictures/sign-in-${name}.png` });
      await demo.signIn();
      await expect(demo.device).toContainText('Remember this browser?');
      await page.screenshot({ path: `pictures/home-${name}.png` });
    });

    test('the gallery', async ({ page }) => {
      const gallery = new Gallery(page);
      await gallery.openIndex();
      await expect(gallery.links).toHaveCount(cards.length);
      await page.screenshot({ path: `pictures/gallery-${name}.png` });
    });
  });
}

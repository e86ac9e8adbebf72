import demoPool from '../../scripts/demo-pool.json' with { type: 'json' };
import { expect, test } from '../support/test.ts';

const { userPool, users } = demoPool;
const { id: _, ...settings } = userPool;
test.use({
  poolOptions: { userPool: settings as object, users },
  viewport: { width: 1280, height: 860 },
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme, contextOptions: { reducedMotion: 'reduce' } });

    test('the demo, signed in', async ({ demo, page }) => {
      await demo.signIn();
      await expect(demo.device).toContainText('Remember this browser?');
      await page.screenshot({ path: `pictures/home-${colorScheme}.png` });
    });
  });
}

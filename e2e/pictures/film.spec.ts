import { writeFile } from 'node:fs/promises';
import upng from 'upng-js';
import { Inspector } from '../support/inspector.ts';
import { Showcase } from '../support/showcase.ts';
import { expect, test } from '../support/test.ts';

/** A size for a README that loads quickly. */
const MOST_BYTES = 400_000;
const COLOURS = 128;
const size = { width: 1280, height: 720 };

test.use({ viewport: size, contextOptions: { reducedMotion: 'reduce' } });

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test('a sign-in with a code, and the chart beside it', async ({ demo, page }) => {
      const frames: { pixels: ArrayBuffer; milliseconds: number }[] = [];
      const shot = async (milliseconds: number) => {
        // Otherwise the element under the pointer would be highlighted.
        await page.mouse.move(0, 0);
        const decoded = upng.decode(new Uint8Array(await page.screenshot()).buffer);
        frames.push({ pixels: upng.toRGBA8(decoded)[0] ?? new ArrayBuffer(0), milliseconds });
      };
      const showcase = new Showcase(demo);
      const inspector = new Inspector(page);

      await showcase.open('sms-mfa');
      await inspector.toggle.click();
      await expect(inspector.lit('signedOut')).toBeVisible();
      await shot(1_500);
      await showcase.openSignIn();
      await shot(1_200);
      await showcase.bar.getByRole('button', { name: 'Fill in' }).click();
      await shot(1_200);
      await showcase.button('Sign in').click();
      await expect(demo.code).toBeVisible();
      await shot(2_200);
      await showcase.messages.getByRole('button', { name: 'Fill in' }).first().click();
      await expect(demo.code).not.toHaveValue('');
      await shot(1_200);
      await showcase.button('Continue').click();
      await demo.expectSignedIn();
      await expect(inspector.lit('signedIn')).toBeVisible();
      await shot(3_500);

      const film = upng.encode(
        frames.map(({ pixels }) => pixels),
        size.width,
        size.height,
        COLOURS,
        frames.map(({ milliseconds }) => milliseconds),
      );
      expect(film.byteLength).toBeLessThan(MOST_BYTES);
      await writeFile(`pictures/film-${colorScheme}.png`, new Uint8Array(film));
    });
  });
}

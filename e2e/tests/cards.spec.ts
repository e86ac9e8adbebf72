import { expect, test } from '@playwright/test';
import { COLOUR_RULES, findViolations } from '../support/axe.ts';
import { findSystemFonts } from '../support/fonts.ts';
import { cards, Gallery, nameOf } from '../support/gallery.ts';

test.use({
  // No colour is checked half faded in.
  contextOptions: { reducedMotion: 'reduce' },
  // Recording each axe check takes longer than the check, and its findings are enough.
  trace: 'off',
});

// One page for all: opening it and injecting axe takes longer than moving from card to card.
let gallery: Gallery;
test.beforeAll(async ({ browser }) => {
  gallery = new Gallery(await browser.newPage());
});
test.afterAll(() => gallery.page.close());

for (const card of cards) {
  test(`${nameOf(card)} opens at its address, and axe finds nothing wrong with it`, async () => {
    await gallery.open(card);
    await gallery.page.emulateMedia({ colorScheme: 'light' });
    expect(await findViolations(gallery.page), 'in light colours').toEqual([]);
    await gallery.page.emulateMedia({ colorScheme: 'dark' });
    expect(await findViolations(gallery.page, 'html', COLOUR_RULES), 'in dark colours').toEqual([]);
    expect(await findSystemFonts(gallery.page), 'looks the same on every machine').toEqual([]);
  });
}

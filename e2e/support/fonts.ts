import type { Page } from '@playwright/test';

/**
 * Returns the elements whose font is one of the machine's, not one that the demo brings: such a page looks different, and is
 * laid out differently, elsewhere. Also finds an element without text of its own, since its font decides how high its lines are.
 */
export function findSystemFonts(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.body.querySelectorAll('*')]
      .filter((element) => element.checkVisibility() && element.closest('svg') === null)
      .filter((element) => !/^"[\w ]+ Variable"/.test(getComputedStyle(element).fontFamily))
      .map(({ tagName, className }) => `${tagName.toLowerCase()}.${className}`),
  );
}

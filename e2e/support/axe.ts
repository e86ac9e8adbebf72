import type { Page } from '@playwright/test';
import rules from 'axe-core';

/** The global that axe's script adds to a page. */
type WithAxe = typeof globalThis & { readonly axe: typeof rules };

/**
 * Returns axe's violations on the page as it is now. Its script stays in the page: injecting it takes longer than a check.
 */
export async function findViolations(
  page: Page,
  within: string | { readonly exclude: string } = 'html',
): Promise<string[]> {
  const isThere = await page.evaluate(() => 'axe' in globalThis);
  if (!isThere) await page.evaluate(rules.source);
  return page.evaluate(async (context) => {
    // Fading elements, and those changing theme, have intermediate colours.
    for (const animation of document.getAnimations()) {
      if (animation.effect?.getComputedTiming().iterations !== Number.POSITIVE_INFINITY) animation.finish();
    }
    const { axe } = globalThis as WithAxe;
    const { violations } = await axe.run(context, { resultTypes: ['violations'] });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  }, within);
}

import type { Page } from '@playwright/test';
import rules from 'axe-core';

/** The name under which axe's script puts itself into a page. */
type WithAxe = typeof globalThis & { readonly axe: typeof rules };

/**
 * What axe finds wrong with the page as it shows now. Its script stays in the page: to put it there takes longer than a
 * look at a page does.
 */
export async function findViolations(
  page: Page,
  within: string | { readonly exclude: string } = 'html',
): Promise<string[]> {
  const isThere = await page.evaluate(() => 'axe' in globalThis);
  if (!isThere) await page.evaluate(rules.source);
  return page.evaluate(async (context) => {
    // What fades in, or from one theme to the other, shows colours that are on their way.
    for (const animation of document.getAnimations()) {
      if (animation.effect?.getComputedTiming().iterations !== Number.POSITIVE_INFINITY) animation.finish();
    }
    const { axe } = globalThis as WithAxe;
    const { violations } = await axe.run(context, { resultTypes: ['violations'] });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  }, within);
}

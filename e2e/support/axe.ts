import type { Page } from '@playwright/test';
import rules from 'axe-core';

/** The global that axe's script adds to a page. */
type WithAxe = typeof globalThis & { readonly axe: typeof rules };

/** The rules that depend on colours: the others find the same in each colour scheme. */
export const COLOUR_RULES: readonly string[] = ['color-contrast', 'link-in-text-block'];

/**
 * Returns axe's violations on the page as it is now. Its script stays in the page: injecting it takes longer than a check.
 * @param only the rules to check; all by default
 */
export async function findViolations(
  page: Page,
  within: string | { readonly exclude: string } = 'html',
  only: readonly string[] | null = null,
): Promise<string[]> {
  const isThere = await page.evaluate(() => 'axe' in globalThis);
  if (!isThere) await page.evaluate(rules.source);
  return page.evaluate(
    async ({ context, runOnly }) => {
      // Fading elements, and those changing theme, have intermediate colours.
      for (const animation of document.getAnimations()) {
        if (animation.effect?.getComputedTiming().iterations !== Number.POSITIVE_INFINITY) animation.finish();
      }
      const { axe } = globalThis as WithAxe;
      const { violations } = await axe.run(context, {
        resultTypes: ['violations'],
        ...(runOnly && { runOnly: { type: 'rule', values: runOnly } }),
      });
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
    },
    { context: within, runOnly: only && [...only] },
  );
}

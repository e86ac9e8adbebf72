import axe from 'axe-core';

const ALL = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Finds axe's violations on the page, except in the pictures of the gallery, which are neither read out nor reachable. */
export async function findViolations(runOnly: string[] = ALL): Promise<string[]> {
  // Fading elements, and those changing theme, have intermediate colours.
  for (const animation of document.getAnimations()) {
    if (animation.effect?.getComputedTiming().iterations !== Number.POSITIVE_INFINITY) animation.finish();
  }
  const { violations } = await axe.run({ exclude: ['.gallery-picture'] }, { runOnly });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

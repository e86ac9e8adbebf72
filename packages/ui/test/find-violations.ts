import axe from 'axe-core';

const ALL = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds wrong with the page, but for the pictures of the gallery, which nobody is read or reaches. */
export async function findViolations(runOnly: string[] = ALL): Promise<string[]> {
  // What fades in, or from one theme to the other, shows colours that are on their way.
  for (const animation of document.getAnimations()) {
    if (animation.effect?.getComputedTiming().iterations !== Number.POSITIVE_INFINITY) animation.finish();
  }
  const { violations } = await axe.run({ exclude: ['.gallery-picture'] }, { runOnly });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

import { createRandom, pick } from '../../../packages/auth/test/storm/random.ts';
import { happenings } from './happenings.ts';
import { goHome, quiet } from './quiet.ts';
import { MOST_TABS, type World } from './world.ts';

const EPISODES = 3;

/**
 * Runs the happenings of a seed. Each episode draws from a few kinds only: all kinds at once would excuse everything.
 *
 * @returns the happenings, one per line
 */
export async function storm(world: World, seed: number): Promise<readonly string[]> {
  const next = createRandom(seed);
  const names = Object.keys(happenings);
  const lines: string[] = [];
  await goHome(world, false);
  for (let episode = 0; episode < EPISODES && world.violations.length === 0; episode += 1) {
    const kinds = ['open', 'tokens', ...Array.from({ length: 2 + (next() % 5) }, () => pick(names, next()))];
    for (let rest = 5 + (next() % 15); rest > 0 && world.violations.length === 0; rest -= 1) {
      const [name, place, number] = [pick(kinds, next()), next() % MOST_TABS, next()];
      lines.push(`${name} ${place} ${number}`);
      await happenings[name]?.(world, place, number);
    }
    lines.push('quiet');
    await quiet(world, true);
    if (world.violations.length === 0) await goHome(world, world.excuses.size > 0);
  }
  return lines;
}

/**
 * Five tabs, a pool, and thousands of happenings in an order decided by a seed. The only thing left to chance is the order in
 * which the machine finishes its cryptography.
 *
 * @module
 */
import { tick } from '../browser.ts';
import { happenings } from './actions.ts';
import { calm, goHome } from './calm.ts';
import { optionsBy, type WorldOptions } from './options.ts';
import { createRandom, pick } from './random.ts';
import { createWorld, MOST_TABS } from './world.ts';

/** One happening: `quiet`, or a name of `happenings`, with its place and its number. */
export interface Step {
  readonly name: string;
  readonly place: number;
  readonly number: number;
}

export interface Script {
  readonly seed: number;
  readonly options: WorldOptions;
  readonly steps: readonly Step[];
}

export interface Outcome {
  readonly violations: readonly string[];
  /** The steps that were taken; the last one is where it went wrong. */
  readonly taken: readonly Step[];
}

const QUIET: Step = { name: 'quiet', place: 0, number: 0 };
const EPISODES = 6;

/**
 * Returns the script of a seed. Each episode draws from a few kinds of happening only: all kinds at once would excuse
 * everything and hide problems that need one kind ten times.
 */
export function scriptOf(seed: number): Script {
  const next = createRandom(seed);
  const options = optionsBy(next);
  const names = Object.keys(happenings);
  const steps: Step[] = [];
  for (let episode = 0; episode < EPISODES; episode += 1) {
    const kinds = ['open', 'tokens', ...Array.from({ length: 2 + (next() % 6) }, () => pick(names, next()))];
    for (let rest = 5 + (next() % 40); rest > 0; rest -= 1) {
      steps.push({ name: pick(kinds, next()), place: next() % MOST_TABS, number: next() });
    }
    steps.push(QUIET);
  }
  return { seed, options, steps };
}

export async function runScript({ seed, options, steps }: Script): Promise<Outcome> {
  const world = await createWorld(options, seed);
  const { violations } = world.watch;
  const uncaught = (error: unknown) => violations.push(`uncaught: ${String(error)}`);
  process.on('unhandledRejection', uncaught);
  process.on('uncaughtException', uncaught);
  const taken: Step[] = [];
  try {
    await goHome(world);
    for (const step of steps) {
      if (violations.length > 0) break;
      taken.push(step);
      if (step.name === 'quiet') {
        await calm(world);
        if (violations.length === 0) await goHome(world);
      } else {
        await happenings[step.name]?.(world, step.place, step.number);
        for (let ticks = (step.number >>> 12) % 30; ticks > 0; ticks -= 1) await tick();
        if ((step.number >>> 20) % 4 === 0) await world.pass((step.number >>> 22) % 3_000);
      }
    }
  } finally {
    world.end();
    process.off('unhandledRejection', uncaught);
    process.off('uncaughtException', uncaught);
  }
  return { violations, taken };
}

/**
 * Returns the fewest steps that still go wrong, as far as leaving out can find them; `kind` is how the violation begins.
 * Intermittent problems may be missed.
 */
export async function shrink(script: Script, steps: readonly Step[], kind: string): Promise<readonly Step[]> {
  let left = steps;
  for (let size = Math.ceil(left.length / 2); size >= 1; size = size > 1 ? Math.ceil(size / 2) : 0) {
    for (let start = 0; start < left.length; ) {
      const fewer = [...left.slice(0, start), ...left.slice(start + size)];
      const { violations } = await runScript({ ...script, steps: fewer });
      if (violations.some((violation) => violation.startsWith(kind))) left = fewer;
      else start += size;
    }
  }
  return left;
}

/** The script as lines, to be kept, cut down by hand and run again. */
export const linesOf = ({ seed, options }: Script, steps: readonly Step[]): string =>
  [
    `seed ${seed} ${JSON.stringify(options)}`,
    ...steps.map(({ name, place, number }) => `${name} ${place} ${number}`),
  ].join('\n');

export function scriptFrom(lines: string): Script {
  const [head = '', ...rest] = lines.trim().split('\n');
  const [, seed = '0', ...options] = head.split(' ');
  return {
    seed: Number(seed),
    // Written by `linesOf`.
    options: JSON.parse(options.join(' ')) as WorldOptions,
    steps: rest.map((line) => {
      const [name = '', place, number] = line.trim().split(' ');
      return { name, place: Number(place), number: Number(number) };
    }),
  };
}

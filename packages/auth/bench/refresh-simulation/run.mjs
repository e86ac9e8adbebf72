/** Draws docs/refresh-simulation.svg and prints its figures. `pnpm --filter @latchkey/auth simulate` builds first. */
import { writeFile } from 'node:fs/promises';
import { draw } from './chart.mjs';
import { LIFE, latchkey, naive } from './clients.mjs';
import { simulate } from './simulate.mjs';

const MINUTE = 60;
const never = [0, 0];

const scenarios = [
  {
    title: 'After a deploy: 100,000 people sign in within five minutes',
    clients: 100_000,
    duration: 4 * LIFE,
    signedInAt: (random) => random() * 5 * MINUTE,
    outage: never,
  },
  {
    title: 'After an outage of ten minutes: 100,000 people, signed in for hours',
    clients: 100_000,
    // The first four hours let the initial state fade; the outage is half an hour after them.
    skip: 4 * LIFE,
    duration: 6 * LIFE,
    signedInAt: (random) => random() * LIFE,
    outage: [4 * LIFE + 30 * MINUTE, 4 * LIFE + 40 * MINUTE],
  },
];

const panels = scenarios.map((scenario) => ({
  ...scenario,
  runs: [naive, latchkey].map((policy) => ({ policy, ...simulate(scenario, policy) })),
}));

for (const { title, runs } of panels) {
  console.log(title);
  for (const { policy, peak, over, stranded, longest } of runs) {
    console.log(
      `  ${policy.name}: peak ${peak}/s, ${over} s above the quota, ` +
        `${stranded} times without valid tokens, at most ${Math.ceil(longest)} s`,
    );
  }
}
await writeFile(new URL('../../docs/refresh-simulation.svg', import.meta.url), draw(panels));

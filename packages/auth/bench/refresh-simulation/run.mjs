/** Draws docs/refresh-simulation.svg and prints its figures. `pnpm --filter @latchkey/auth simulate` builds first. */
import { writeFile } from 'node:fs/promises';
import { draw } from './chart.mjs';
import { latchkey, naive } from './clients.mjs';
import { scenarios } from './scenarios.mjs';
import { simulate } from './simulate.mjs';

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

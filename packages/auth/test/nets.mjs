/**
 * Runs the storm or the fuzz for a long time: `nets.mjs storm --minutes 30 --seed 1`. For the storm, `--replay` takes a file
 * with the lines that a failure printed, and `--shrink` removes unnecessary steps from a failure; for the fuzz, `--only`
 * takes the name of a boundary.
 */
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

const text = { type: 'string' };
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { minutes: text, seed: text, replay: text, only: text, shrink: { type: 'boolean' } },
});
const [net = 'storm'] = positionals;
const { minutes = '0', seed = '1', replay, only, shrink } = values;
const { status } = spawnSync(
  'vitest',
  [
    'run',
    '--project=unit',
    `packages/auth/src/journeys/${net}.test.ts`,
    ...(only ? ['--testNamePattern', only] : []),
  ],
  {
    stdio: 'inherit',
    env: {
      ...process.env,
      LATCHKEY_NET_MINUTES: minutes,
      LATCHKEY_NET_SEED: seed,
      ...(only && { LATCHKEY_NET_ONLY: only }),
      ...(replay && { LATCHKEY_NET_REPLAY: resolve(process.env.INIT_CWD ?? '.', replay) }),
      ...(shrink && { LATCHKEY_NET_SHRINK: 'yes' }),
    },
  },
);
process.exit(status ?? 1);

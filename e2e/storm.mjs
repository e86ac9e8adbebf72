/** Runs the storm for a long time: `pnpm storm --minutes 30 --seed 1`. */
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '0' }, seed: { type: 'string', default: '1' } },
});
const { status } = spawnSync('playwright', ['test', 'faults/storm', '--project', 'chromium'], {
  stdio: 'inherit',
  env: { ...process.env, LATCHKEY_NET_MINUTES: values.minutes, LATCHKEY_NET_SEED: values.seed },
});
process.exit(status ?? 1);

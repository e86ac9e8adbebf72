import { readFileSync } from 'node:fs';
import { afterEach, expect, test, vi } from 'vitest';
import { linesOf, runScript, type Script, scriptFrom, scriptOf, shrink } from '../../test/storm/storm.ts';
import { loadAll, loadTabs, loadWire } from '../services/load.ts';

// `test/storm/run.mjs` makes a long run of it.
const {
  LATCHKEY_STORM_SEED = '1',
  LATCHKEY_STORM_MINUTES = '0',
  LATCHKEY_STORM_REPLAY,
  LATCHKEY_STORM_SHRINK,
} = process.env;
const minutes = Number(LATCHKEY_STORM_MINUTES);
const first = Number(LATCHKEY_STORM_SEED);
const SEEDS = 6;
/** Characters of a violation that say of which kind it is. */
const KIND = 20;

vi.setConfig({ testTimeout: 120_000 + minutes * 60_000 });
afterEach(() => vi.restoreAllMocks());

async function weather(script: Script): Promise<number> {
  const { violations, taken } = await runScript(script);
  const isShrunk = violations.length > 0 && LATCHKEY_STORM_SHRINK;
  const steps = isShrunk ? await shrink(script, taken, (violations[0] ?? '').slice(0, KIND)) : taken;
  const lines = linesOf(script, steps);
  expect(violations, `pnpm --filter @latchkey/auth storm --seed ${script.seed}\n${lines}`).toEqual([]);
  return taken.length;
}

test('whatever happens to five tabs, they agree, and nobody is signed out for no reason', async () => {
  // What is loaded late takes real time.
  await Promise.all([loadAll(), loadTabs(), loadWire()]);
  if (LATCHKEY_STORM_REPLAY) {
    await weather(scriptFrom(readFileSync(LATCHKEY_STORM_REPLAY, 'utf8')));
    return;
  }
  const end = Date.now() + minutes * 60_000;
  for (let seed = first; minutes > 0 ? Date.now() < end : seed < first + SEEDS; seed += 1) {
    await weather(scriptOf(seed));
  }
});

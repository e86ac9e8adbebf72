import { readFileSync } from 'node:fs';
import { afterEach, expect, test, vi } from 'vitest';
import { linesOf, runScript, type Script, scriptFrom, scriptOf, shrink } from '../../test/storm/storm.ts';
import { loadAll, loadLink, loadManagedLogin, loadTabs, loadWindows } from '../services/load.ts';

// `test/nets.mjs` turns it into a long run.
const {
  LATCHKEY_NET_SEED = '1',
  LATCHKEY_NET_MINUTES = '0',
  LATCHKEY_NET_REPLAY,
  LATCHKEY_NET_SHRINK,
} = process.env;
const minutes = Number(LATCHKEY_NET_MINUTES);
const first = Number(LATCHKEY_NET_SEED);
const SEEDS = 4;
/** The first characters of a violation, which identify its kind. */
const KIND = 20;

vi.setConfig({ testTimeout: 120_000 + minutes * 60_000 });
afterEach(() => vi.restoreAllMocks());

async function expectCalm(script: Script): Promise<number> {
  const { violations, taken } = await runScript(script);
  if (minutes > 0) process.stdout.write(`seed ${script.seed}: ${violations.join() || 'calm'}\n`);
  const isShrunk = violations.length > 0 && LATCHKEY_NET_SHRINK;
  const steps = isShrunk ? await shrink(script, taken, (violations[0] ?? '').slice(0, KIND)) : taken;
  const lines = linesOf(script, steps);
  expect(violations, `pnpm --filter @latchkey/auth storm --seed ${script.seed}\n${lines}`).toEqual([]);
  return taken.length;
}

test('five tabs agree after any sequence of events, and nobody is signed out for no reason', async () => {
  // Loading late code takes real time.
  await Promise.all([loadAll(), loadTabs(), loadLink(), loadManagedLogin(), loadWindows()]);
  if (LATCHKEY_NET_REPLAY) {
    await expectCalm(scriptFrom(readFileSync(LATCHKEY_NET_REPLAY, 'utf8')));
    return;
  }
  const end = Date.now() + minutes * 60_000;
  let seed = first;
  let steps = 0;
  for (; minutes > 0 ? Date.now() < end : seed < first + SEEDS; seed += 1) {
    steps += await expectCalm(scriptOf(seed));
  }
  if (minutes > 0) process.stdout.write(`${steps} things happened in seeds ${first} to ${seed - 1}\n`);
});

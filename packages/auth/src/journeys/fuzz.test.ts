import { afterEach, expect, test, vi } from 'vitest';
import { fuzzServer } from '../../test/fuzz/server.ts';
import { loadAll, loadTabs, loadWire } from '../services/load.ts';

// `test/nets.mjs` makes a long run of it.
const { LATCHKEY_FUZZ_SEED = '1', LATCHKEY_FUZZ_MINUTES = '0' } = process.env;
const minutes = Number(LATCHKEY_FUZZ_MINUTES);
const first = Number(LATCHKEY_FUZZ_SEED);
const SEEDS = 4;

vi.setConfig({ testTimeout: 120_000 + minutes * 60_000 });
afterEach(() => vi.restoreAllMocks());

test.each([['answers of the server', fuzzServer]] as const)('%s', async (name, fuzz) => {
  // What is loaded late takes real time.
  await Promise.all([loadAll(), loadTabs(), loadWire()]);
  const end = Date.now() + minutes * 60_000;
  for (let seed = first; minutes > 0 ? Date.now() < end : seed < first + SEEDS; seed += 1) {
    expect(await fuzz(seed), `${name}: pnpm --filter @latchkey/auth fuzz --seed ${seed}`).toEqual([]);
  }
});

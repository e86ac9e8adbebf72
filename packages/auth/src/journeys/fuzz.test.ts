import { afterEach, expect, test, vi } from 'vitest';
import {
  fuzzChannel,
  fuzzImport,
  fuzzOptions,
  fuzzResume,
  fuzzStored,
  fuzzWorker,
} from '../../test/fuzz/boundaries.ts';
import { fuzzOperations } from '../../test/fuzz/operations.ts';
import { fuzzRequests, fuzzServer } from '../../test/fuzz/server.ts';
import { loadAll, loadLink, loadTabs } from '../services/load.ts';

// `test/nets.mjs` turns it into a long run.
const { LATCHKEY_NET_SEED = '1', LATCHKEY_NET_MINUTES = '0', LATCHKEY_NET_ONLY } = process.env;
const minutes = Number(LATCHKEY_NET_MINUTES);
const first = Number(LATCHKEY_NET_SEED);
const SEEDS = 4;

vi.setConfig({ testTimeout: 120_000 + minutes * 60_000 });
afterEach(() => vi.restoreAllMocks());

const boundaries = [
  ['answers of the server', fuzzServer],
  ['answers to each operation', fuzzOperations],
  ['requests to the sandbox', fuzzRequests],
  ['messages between a page and its worker', fuzzWorker],
  ['messages of other tabs', fuzzChannel],
  ['exported sign-ins', fuzzResume],
  ['what another library left', fuzzImport],
  ['what is stored', fuzzStored],
  ['options', fuzzOptions],
] as const;
/** All selected ones share the minutes. */
const share = (minutes * 60_000) / (LATCHKEY_NET_ONLY ? 1 : boundaries.length);

test.each(boundaries)('%s', async (name, fuzz) => {
  // Loading late code takes real time.
  await Promise.all([loadAll(), loadTabs(), loadLink()]);
  const end = Date.now() + share;
  let seed = first;
  for (; minutes > 0 ? Date.now() < end : seed < first + SEEDS; seed += 1) {
    const command = `pnpm --filter @latchkey/auth fuzz --seed ${seed} --only '${name}'`;
    expect(await fuzz(seed), command).toEqual([]);
  }
  if (minutes > 0) process.stdout.write(`${name}: seeds ${first} to ${seed - 1}\n`);
});

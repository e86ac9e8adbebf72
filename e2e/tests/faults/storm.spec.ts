import type { PoolOptions } from '@latchkey/sandbox';
import { createRandom, pick } from '../../../packages/auth/test/storm/random.ts';
import { ada, expect, rotating, test } from '../../support/faults.ts';
import { bea } from '../../support/storm/happenings.ts';
import { storm } from '../../support/storm/storm.ts';
import { World } from '../../support/storm/world.ts';

// `storm.mjs` turns it into a long run.
const { LATCHKEY_NET_SEED = '1', LATCHKEY_NET_MINUTES = '0' } = process.env;
const minutes = Number(LATCHKEY_NET_MINUTES);
const first = Number(LATCHKEY_NET_SEED);
const SEEDS = 3;

const users = [ada, bea].map(({ username, password }) => ({ username, password }));
const withGrace = rotating(60);
const pools: readonly PoolOptions[] = [
  {},
  rotating(0),
  withGrace,
  { userPool: { deviceConfiguration: { deviceOnlyRememberedOnUserPrompt: false } } },
];
const tiers = [{}, {}, { isolation: 'worker' }, { onExpired: 'ask' }] as const;
/** Without a domain; with one that a sign-out calls, or leaves the page for. */
const domains = [null, null, false, true] as const;

test('five tabs agree after any sequence of events, and nobody is signed out for no reason', async ({
  browser,
  browserName,
  harness,
  sandbox,
}) => {
  test.skip(browserName !== 'chromium', 'crashes and halts tabs by a protocol of Chromium');
  test.setTimeout(120_000 + minutes * 60_000);
  const end = Date.now() + minutes * 60_000;
  let seed = first;
  let steps = 0;
  let returns = 0;
  for (; minutes > 0 ? Date.now() < end : seed < first + SEEDS; seed += 1) {
    const next = createRandom(seed);
    const options = pick(pools, next());
    const pool = await sandbox.createPool({ ...options, users });
    const context = await browser.newContext();
    const isDelicate = Object.keys(options).length > 0;
    const world = new World(context, harness, sandbox, pool, {
      tier: pick(tiers, next()),
      isDelicate,
      hasGrace: options === withGrace,
      leaves: pick(domains, next()),
    });
    const lines = await storm(world, seed);
    expect(world.violations, `pnpm --filter @latchkey/e2e storm --seed ${seed}\n${lines.join('\n')}`).toEqual(
      [],
    );
    steps += lines.length;
    returns += world.returned.length;
    world.end();
    await context.close();
    sandbox.deletePool(pool.userPoolId);
  }
  if (minutes > 0)
    process.stdout.write(
      `${steps} things happened in seeds ${first} to ${seed - 1}, with ${returns} returns from the domain\n`,
    );
});

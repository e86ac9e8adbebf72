import type { AuthConfig } from '@latchkey/auth';
import type { PoolOptions } from '@latchkey/sandbox';
import { serveHarness } from './harness-server.ts';
import { Tab } from './tab.ts';
import { test as base } from './test.ts';

export const HOUR = 3_600_000;
export const REFRESH = 'GetTokensFromRefreshToken';

/** Options for an app client that rotates refresh tokens. */
export const rotating = (retryGracePeriodSeconds: number): PoolOptions => ({
  clients: [{ refreshTokenRotation: { feature: 'ENABLED', retryGracePeriodSeconds } }],
});

interface Fixtures {
  /** Set with `test.use`: where the secrets are stored. */
  tier: Pick<AuthConfig, 'storage' | 'isolation'>;
  /** Opens tabs of one browser at the test's own pool; `wall` is how far that browser's clock is off. */
  openTabs: (count: number, wall?: number) => Promise<Tab[]>;
  openTab: () => Promise<Tab>;
}

export const test = base.extend<Fixtures, { harness: string }>({
  harness: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures' names from this pattern.
    async ({}, use) => {
      const { url, close } = await serveHarness();
      await use(url);
      await close();
    },
    { scope: 'worker' },
  ],
  tier: [{}, { option: true }],
  openTabs: async ({ context, harness, pool, target, tier }, use) => {
    const config = {
      ...tier,
      userPoolId: pool.userPoolId,
      clientId: pool.clientId,
      ...(target.endpoint && { endpoint: target.endpoint }),
    };
    await use((count, wall = 0) =>
      Promise.all(
        Array.from({ length: count }, async () => {
          const tab = new Tab(await context.newPage(), harness, config, { wall, steady: 0 });
          await tab.open();
          return tab;
        }),
      ),
    );
  },
  openTab: async ({ openTabs }, use) => {
    await use(async () => {
      const [tab] = await openTabs(1);
      if (!tab) throw new Error('No tab was opened.');
      return tab;
    });
  },
});

export { ada, expect } from './test.ts';

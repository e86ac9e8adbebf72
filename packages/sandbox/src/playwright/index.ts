/**
 * Playwright's `test` with a separate user pool for each test.
 * @module
 */
// oxlint-disable eslint/no-empty-pattern -- Playwright reads the fixtures' names from such a pattern.
import { test as base } from '@playwright/test';
import { serveSandbox } from '../node/serve.ts';
import type { PoolOptions, SeedUser } from '../options.ts';
import { createSandbox, type Sandbox } from '../sandbox.ts';
import type { SandboxPool } from '../sandbox-pool.ts';

/** Fixtures of each test. The first two are set with `test.use`. */
export interface PoolFixtures {
  /** The settings of the test's pool. */
  poolOptions: PoolOptions;
  /** The pool's users, unless `poolOptions` has `users`. */
  users: readonly SeedUser[];
  /** The test's own pool: its users, codes, clock, faults and calls. Deleted after the test. */
  pool: SandboxPool;
}

/** Fixtures that the tests of a worker share. */
export interface SandboxFixtures {
  /** Served on loopback; configure the app with `sandbox.endpoint`. */
  sandbox: Sandbox;
}

/**
 * Serves one sandbox for each worker, with a fresh pool for each test: tests do not see each other's data.
 *
 * @example
 * test.use({ users: [{ username: 'ada', password: 'Difference-Engine-1' }] });
 * test('signs in', async ({ page, pool, sandbox }) => {
 *   await page.goto(`/?pool=${pool.userPoolId}&client=${pool.clientId}&endpoint=${sandbox.endpoint}`);
 * });
 */
export const test = base.extend<PoolFixtures, SandboxFixtures>({
  sandbox: [
    // biome-ignore lint/correctness/noEmptyPattern: as above.
    async ({}, use) => {
      const sandbox = await createSandbox();
      const server = await serveSandbox(sandbox);
      await use(sandbox);
      await server.close();
    },
    { scope: 'worker' },
  ],
  poolOptions: [{}, { option: true }],
  users: [[], { option: true }],
  pool: async ({ sandbox, poolOptions, users }, use) => {
    const pool = await sandbox.createPool({ users: [...users], ...poolOptions });
    await use(pool);
    sandbox.deletePool(pool.userPoolId);
  },
});

export { expect } from '@playwright/test';

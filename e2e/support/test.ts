import { createSandbox, type PoolOptions, type Sandbox, type SandboxPool } from '@latchkey/sandbox';
import { serveSandbox } from '@latchkey/sandbox/node';
import { test as base } from '@playwright/test';
import { Demo } from './demo.ts';
import { type Flow, realTarget, type Target } from './target.ts';

const real = realTarget(process.env);

/** Who signs in, in each sandbox pool. */
export const ada = { username: 'ada', password: 'Difference-Engine-1', email: 'ada@example.com' } as const;

interface TestFixtures {
  /** Set with `test.use`: what the test's own pool is like. */
  poolOptions: PoolOptions;
  /** Set with `test.use`: how the demo's sign-ins start. */
  flow: Flow;
  /** The test's own pool, with its clock, faults, outbox and journal. Skips the test on a real pool. */
  pool: SandboxPool;
  /** Where the demo signs in: the test's own pool, or the real one. */
  target: Target;
  demo: Demo;
  ownPool: SandboxPool | undefined;
}

interface WorkerFixtures {
  served: Sandbox | undefined;
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  served: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures' names from this pattern.
    async ({}, use) => {
      if (real) {
        await use(undefined);
        return;
      }
      const sandbox = await createSandbox();
      const server = await serveSandbox(sandbox, { port: 0 });
      await use(sandbox);
      await server.close();
    },
    { scope: 'worker' },
  ],
  poolOptions: [{}, { option: true }],
  flow: ['USER_SRP_AUTH', { option: true }],
  ownPool: async ({ served, poolOptions }, use) => {
    if (!served) {
      await use(undefined);
      return;
    }
    const user = { username: ada.username, password: ada.password, attributes: { email: ada.email } };
    const pool = await served.createPool({ users: [user], ...poolOptions });
    await use(pool);
    served.deletePool(pool.userPoolId);
  },
  pool: async ({ ownPool }, use, testInfo) => {
    testInfo.skip(ownPool === undefined, 'needs the sandbox: its clock, faults, outbox or journal');
    if (ownPool) await use(ownPool);
  },
  target: async ({ served, ownPool }, use) => {
    if (served && ownPool) {
      const { userPoolId, clientId } = ownPool;
      await use({ userPoolId, clientId, endpoint: served.endpoint, ...ada });
    } else if (real) {
      await use(real);
    }
  },
  demo: async ({ page, target, flow }, use) => {
    await use(new Demo(page, target, flow));
  },
});

export { expect } from '@playwright/test';

import type { SeedUser } from '@latchkey/sandbox';
import { test as base } from '@latchkey/sandbox/playwright';
import { Demo } from './demo.ts';
import { type Flow, realTarget, type Target } from './target.ts';

const real = realTarget(process.env);

/** The person who signs in, in each sandbox pool. */
export const ada = { username: 'ada', password: 'Difference-Engine-1', email: 'ada@example.com' } as const;

const users: readonly SeedUser[] = [
  { username: ada.username, password: ada.password, attributes: { email: ada.email } },
];

interface TestFixtures {
  /** Set with `test.use`: how the demo's sign-ins start. */
  flow: Flow;
  /** The pool of the demo: the test's own, or the real one. */
  target: Target;
  demo: Demo;
}

export const test = base.extend<TestFixtures>({
  users: [users, { scope: 'test' }],
  pool: async ({ pool }, use, testInfo) => {
    testInfo.skip(real !== undefined, 'needs the sandbox: its clock, faults, outbox or journal');
    await use(pool);
  },
  flow: ['USER_SRP_AUTH', { option: true }],
  target: real
    ? // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures' names from this pattern.
      async ({}, use) => use(real)
    : async ({ sandbox, pool }, use) => {
        const { userPoolId, clientId } = pool;
        await use({ userPoolId, clientId, endpoint: sandbox.endpoint, ...ada });
      },
  demo: async ({ page, target, flow }, use) => {
    await use(new Demo(page, target, flow));
  },
});

export { expect } from '@playwright/test';

import { createSandbox } from '@latchkey/sandbox';
import { expect, it } from 'vitest';
import type { SandboxLink } from './sandbox-link.ts';
import { poolOptions } from './scenario.ts';
import { scenarios } from './scenarios.ts';
import { readSecondSteps } from './second-steps.ts';

async function stepsOf(id: string, userPoolId?: string) {
  const scenario = scenarios.find((one) => one.id === id);
  if (!scenario) throw new Error(`No scenario ${id}.`);
  const sandbox = await createSandbox(poolOptions(scenario, 'localhost'));
  const link: SandboxLink = {
    endpoint: 'http://localhost/',
    control: 'http://localhost/_sandbox',
    fetch: async (input, init) => sandbox.fetch(new Request(input, init)),
    ephemeral: false,
  };
  return readSecondSteps(link, userPoolId ?? sandbox.userPoolId);
}

it('offers no second step where the pool has none', async () => {
  expect(await stepsOf('password')).toEqual([]);
});

it('offers those that the pool has', async () => {
  expect(await stepsOf('totp')).toEqual(['SOFTWARE_TOKEN_MFA']);
  expect(await stepsOf('choose-mfa')).toEqual(['SOFTWARE_TOKEN_MFA', 'SMS_MFA', 'EMAIL_OTP']);
});

it('does not know where there is no such pool', async () => {
  expect(await stepsOf('totp', 'us-east-1_Nowhere')).toBeUndefined();
});

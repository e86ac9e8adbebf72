import { createSandbox } from '@latchkey/sandbox';
import { expect, it } from 'vitest';
import { readAccountSettings } from './account-settings.ts';
import type { SandboxLink } from './sandbox-link.ts';
import { poolOptions } from './scenario.ts';
import { scenarios } from './scenarios.ts';

async function settingsOf(id: string, userPoolId?: string) {
  const scenario = scenarios.find((one) => one.id === id);
  if (!scenario) throw new Error(`No scenario ${id}.`);
  const sandbox = await createSandbox(poolOptions(scenario, 'localhost'));
  const link: SandboxLink = {
    endpoint: 'http://localhost/',
    control: 'http://localhost/_sandbox',
    fetch: async (input, init) => sandbox.fetch(new Request(input, init)),
    ephemeral: false,
  };
  return readAccountSettings(link, userPoolId ?? sandbox.userPoolId);
}

it('has no second steps and no lists where the pool has none', async () => {
  expect(await settingsOf('password')).toEqual({
    secondSteps: [],
    tracksSessions: false,
    tracksDevices: false,
  });
});

it('has those that the pool offers', async () => {
  expect(await settingsOf('totp')).toMatchObject({ secondSteps: ['SOFTWARE_TOKEN_MFA'] });
  expect(await settingsOf('choose-mfa')).toMatchObject({
    secondSteps: ['SOFTWARE_TOKEN_MFA', 'SMS_MFA', 'EMAIL_OTP'],
  });
  expect(await settingsOf('device-always')).toMatchObject({ tracksDevices: true, tracksSessions: true });
});

it('does not know where there is no such pool', async () => {
  expect(await settingsOf('totp', 'us-east-1_Nowhere')).toBeUndefined();
});

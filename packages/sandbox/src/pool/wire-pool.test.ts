import { expect, test } from 'vitest';
import { poolSettingsFromWire } from './wire-pool.ts';

test('a pool of the API has other defaults than one of the options', () => {
  expect(poolSettingsFromWire({ PoolName: 'web' })).toMatchObject({
    poolName: 'web',
    usernameConfiguration: { caseSensitive: true },
    preferredRecovery: 'phone_number',
    enabledMfas: [],
  });
  const set = { UsernameConfiguration: { CaseSensitive: false }, SmsConfiguration: { SnsCallerArn: 'arn' } };
  expect(poolSettingsFromWire({ PoolName: 'web', ...set })).toMatchObject({
    usernameConfiguration: { caseSensitive: false },
    enabledMfas: ['SMS_MFA'],
  });
});

test('the Lite tier has no names of levels', () => {
  const tier = (UserPoolTier: string, AcrConfiguration?: object) => () =>
    poolSettingsFromWire({ PoolName: 'web', UserPoolTier, AcrConfiguration: { ...AcrConfiguration } });
  const levels = { Level1: { AcrValue: 'low' } };
  expect(tier('LITE', levels)).toThrow(
    expect.objectContaining({
      type: 'FeatureUnavailableInTierException',
      message: 'Names of authentication levels are not available in the Lite tier of user pools.',
    }),
  );
  expect(tier('LITE')).not.toThrow();
  expect(tier('ESSENTIALS', levels)).not.toThrow();
  expect(() => poolSettingsFromWire({ PoolName: 'web', UserPoolTier: 'LITE' })).not.toThrow();
});

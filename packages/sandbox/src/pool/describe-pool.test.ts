import { describe, expect, test } from 'vitest';
import { checkClientOptions, checkPoolOptions } from '../options.ts';
import type { AppClient } from './client-settings.ts';
import {
  describeClient,
  describeClientSessions,
  describeMfaConfig,
  describePool,
  describePoolBriefly,
  describeSessionConfig,
} from './describe-pool.ts';
import type { PoolDomain } from './domain.ts';
import type { Pool } from './pool.ts';

const dates = { CreationDate: 1_790_000_000, LastModifiedDate: 1_790_000_060.5 };

function pool(userPool: object = {}, domains: readonly PoolDomain[] = []): Pool {
  return {
    id: 'eu-west-2_One',
    region: 'eu-west-2',
    createdAt: 1_790_000_000_000,
    modifiedAt: 1_790_000_060_500,
    settings: checkPoolOptions({ userPool }).userPool,
    users: { size: 3 },
    domains: new Map(domains.map((domain) => [domain.domain, domain])),
  } as unknown as Pool;
}

function client(settings: object = {}): AppClient {
  return {
    clientId: 'web',
    clientSecret: undefined,
    createdAt: 1_790_000_000_000,
    modifiedAt: 1_790_000_060_500,
    settings: checkClientOptions(settings),
    hasCustomAttributes: false,
  };
}

describe('a pool', () => {
  test('is described with its settings, times in seconds and number of users', () => {
    const described = describePool(pool({ poolName: 'shop', schema: [{ name: 'plan' }] }));
    expect(described).toMatchObject({
      Id: 'eu-west-2_One',
      Name: 'shop',
      Arn: 'arn:aws:cognito-idp:eu-west-2:000000000000:userpool/eu-west-2_One',
      SchemaAttributes: [{ Name: 'custom:plan', AttributeDataType: 'String' }],
      EstimatedNumberOfUsers: 3,
      MfaConfiguration: 'OFF',
      ...dates,
    });
    for (const name of [
      'Domain',
      'CustomDomain',
      'PoolName',
      'EnabledMfas',
      'SessionConfiguration',
      'PreferredRecovery',
      'WebAuthnConfiguration',
    ])
      expect(described).not.toHaveProperty(name);
  });

  test('is described briefly in a list', () => {
    expect(describePoolBriefly(pool({ poolName: 'shop' }))).toEqual({
      Id: 'eu-west-2_One',
      Name: 'shop',
      ...dates,
    });
  });

  test('has the domain of each kind', () => {
    const prefix = { domain: 'shop', managedLoginVersion: 1 as const };
    const custom = { ...prefix, domain: 'auth.example.com', customDomainConfig: { certificateArn: 'arn' } };
    expect(describePool(pool({}, [prefix, custom]))).toMatchObject({
      Domain: 'shop',
      CustomDomain: 'auth.example.com',
    });
    expect(describePool(pool({}, [custom]))).not.toHaveProperty('Domain');
    expect(describePool(pool({}, [prefix]))).not.toHaveProperty('CustomDomain');
  });
});

test.each([
  [{}, 30],
  [{ refreshTokenValidity: 0 }, 30],
  [{ refreshTokenValidity: 5 }, 5],
])('an app client with %j has the validity %d', (settings, RefreshTokenValidity) => {
  const described = describeClient(pool(), client(settings));
  expect(described).toMatchObject({
    UserPoolId: 'eu-west-2_One',
    ClientId: 'web',
    RefreshTokenValidity,
    ...dates,
  });
  expect(described).not.toHaveProperty('SsoSession');
});

test('the sessions of an app client and of a pool are described by themselves', () => {
  expect(describeClientSessions(pool(), client())).toEqual({
    UserPoolId: 'eu-west-2_One',
    ClientId: 'web',
    SSOSession: { MaxValidityMinutes: 60 },
  });
  expect(describeSessionConfig(pool())).toEqual({
    UserPoolId: 'eu-west-2_One',
    UserSessionTracking: 'DISABLED',
    TokenSession: { MaxPerUser: 20 },
  });
});

test('of second factors those that are enabled are described, and passkeys where they are set', () => {
  const described = (settings: object) => describeMfaConfig(pool(settings));
  expect(described({ enabledMfas: [] })).toEqual({ MfaConfiguration: 'OFF' });
  expect(
    described({ mfaConfiguration: 'ON', enabledMfas: ['SMS_MFA', 'EMAIL_OTP', 'SOFTWARE_TOKEN_MFA'] }),
  ).toEqual({
    MfaConfiguration: 'ON',
    SmsMfaConfiguration: {},
    EmailMfaConfiguration: {},
    SoftwareTokenMfaConfiguration: { Enabled: true },
  });
  const webAuthnConfiguration = { relyingPartyId: 'app.example' };
  expect(described({ enabledMfas: [], webAuthnConfiguration })).toMatchObject({
    WebAuthnConfiguration: { RelyingPartyId: 'app.example', UserVerification: 'preferred' },
  });
});

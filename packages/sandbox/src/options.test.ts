import { describe, expect, test } from 'vitest';
import { checkClientOptions, checkPoolOptions, checkSurroundings, SandboxOptionsError } from './options.ts';

type Check = (value: unknown) => unknown;

const at = (path: string, value: unknown): unknown =>
  path
    .split('.')
    .reverse()
    .reduce((inner: unknown, name) => (name === '[]' ? [inner] : { [name]: inner }), value);

const setting =
  (path: string): Check =>
  (value) =>
    checkPoolOptions(at(path, value));

const google = (more: object) => ({ providerName: 'Google', providerType: 'Google', ...more });
const api = (more: object) => ({ identifier: 'orders', name: 'Orders', ...more });
const server =
  (name: string): Check =>
  (value) =>
    checkPoolOptions({ resourceServers: [api({ [name]: value })] });
const scopes = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ scopeName: `s${index}`, scopeDescription: 'Some' }));
const described: Check = (scopeDescription) =>
  checkPoolOptions({ resourceServers: [api({ scopes: [{ scopeName: 'read', scopeDescription }] })] });
const scoped: Check = (scopeName) =>
  checkPoolOptions({ resourceServers: [api({ scopes: [{ scopeName, scopeDescription: 'Some' }] })] });
const mechanisms = (count: number) => ({
  recoveryMechanisms: Array.from({ length: count }, () => ({ priority: 1, name: 'verified_email' })),
});

describe('what is taken at its limits, and not beyond:', () => {
  const policy = 'userPool.policies.passwordPolicy';
  test.each<[string, Check, readonly unknown[], readonly unknown[]]>([
    ['the length of passwords', setting(`${policy}.minimumLength`), [6, 99], [5, 100]],
    ['the history of passwords', setting(`${policy}.passwordHistorySize`), [0, 24], [-1, 25]],
    ['days of a temporary password', setting(`${policy}.temporaryPasswordValidityDays`), [0, 365], [-1, 366]],
    [
      'sessions of a user',
      setting('userPool.sessionConfiguration.tokenSession.maxPerUser'),
      [1, 100],
      [0, 101, 1.5],
    ],
    [
      'a mechanism of recovery',
      setting('userPool.accountRecoverySetting.recoveryMechanisms.[].priority'),
      [],
      [0, 3],
    ],
    [
      'mechanisms of recovery',
      setting('userPool.accountRecoverySetting'),
      [1, 2].map(mechanisms),
      [0, 3].map(mechanisms),
    ],
    [
      'the name of a level',
      setting('userPool.acrConfiguration.level1.acrValue'),
      ['a', 'a'.repeat(64)],
      ['', 'a'.repeat(65), 'a b', 'a"', 'a\\'],
    ],
    ['minutes of a step', setting('clients.[].authSessionValidity'), [3, 15], [2, 16]],
    ['the validity of access tokens', setting('clients.[].accessTokenValidity'), [0], [-1]],
    ['the validity of ID tokens', setting('clients.[].idTokenValidity'), [0], [-1]],
    ['the validity of refresh tokens', setting('clients.[].refreshTokenValidity'), [0], [-1]],
    [
      'seconds of grace after a rotation',
      (retryGracePeriodSeconds) =>
        checkClientOptions({ refreshTokenRotation: { feature: 'ENABLED', retryGracePeriodSeconds } }),
      [0, 60],
      [-1, 61],
    ],
    [
      'minutes of a managed-login session',
      setting('clients.[].ssoSession.maxValidityMinutes'),
      [0, 129_600],
      [-1, 129_601, 1.5],
    ],
    ['entries of the journal', setting('limits.journalEntries'), [1], [0, 1.5]],
    ['messages of the outbox', setting('limits.messages'), [1], [0, 1.5]],
    ['sign-ins that have ended', setting('limits.endedSignIns'), [1], [0, 1.5]],
    [
      'attempts of a custom sign-in',
      (attempts) => checkPoolOptions({ customAuth: { rounds: [], attempts } }),
      [1],
      [0, 1.5],
    ],
    [
      'the secret of an authenticator app',
      (totpSecret) => checkPoolOptions({ users: [{ username: 'ada', mfa: { totpSecret } }] }),
      ['A'.repeat(16), 'Z2345677ABCDEFGHIJ'],
      ['A'.repeat(15), `${'A'.repeat(16)}1`, `1${'A'.repeat(16)}`, 'a'.repeat(16)],
    ],
    [
      'the name of a domain',
      setting('userPool.domain'),
      ['a', 'a'.repeat(63), null],
      ['', 'a'.repeat(64), '-a', 'a-', 'A'],
    ],
    [
      'the identifier of an API',
      server('identifier'),
      ['a', 'a'.repeat(256)],
      ['', 'a'.repeat(257), 'a b', 'a"', 'a\\'],
    ],
    ['the name of an API', server('name'), ['a', 'a'.repeat(256)], ['', 'a'.repeat(257), 'a/b']],
    ['scopes of an API', server('scopes'), [scopes(0), scopes(100)], [scopes(101)]],
    ['the description of a scope', described, ['a', 'a'.repeat(256)], ['', 'a'.repeat(257)]],
    ['the name of a scope', scoped, ['a', 'a'.repeat(256)], ['', 'a'.repeat(257), 'a/b', 'a b']],
    [
      'the id of a person at a provider',
      (sub) => checkPoolOptions({ identityProviders: [google({ users: [{ sub }] })] }),
      ['a', 'a'.repeat(80)],
      ['', 'a'.repeat(81)],
    ],
    [
      'the name of a provider',
      (providerName) => checkPoolOptions({ identityProviders: [{ providerName, providerType: 'SAML' }] }),
      ['a', 'a'.repeat(32)],
      ['', 'a'.repeat(33), '_a', ' a', 'a b'],
    ],
    [
      'an identifier of a provider',
      (identifier) => checkPoolOptions({ identityProviders: [google({ idpIdentifiers: [identifier] })] }),
      ['a', 'a'.repeat(40)],
      ['', 'a'.repeat(41), 'a/b'],
    ],
    [
      'a region',
      (region) => checkSurroundings({ region: String(region) }),
      ['us-a-1', 'eu-west-10', `eu-${'a'.repeat(40)}-1`],
      ['', 'a', 'nowhere', 'eu-west', 'eu-west-100', 'EU-WEST-2', 'a_b-c-1', `eu-${'a'.repeat(41)}-1`],
    ],
    [
      'a bound of an attribute',
      (maxLength) =>
        checkPoolOptions({
          userPool: { schema: [{ name: 'a', stringAttributeConstraints: { maxLength } }] },
        }),
      ['0', '-1', '9'.repeat(131)],
      ['', '1.5', '9'.repeat(132), ' 1', '1 '],
    ],
    [
      'a URL to return to',
      setting('clients.[].callbackURLs.[]'),
      [
        'https://app.example/',
        'http://localhost:5173/',
        'http://127.0.0.1/',
        'http://[::1]/',
        'myapp://back',
      ],
      [
        'https://app.example/#top',
        'http://app.example/',
        'http://localhost.evil.example/',
        'javascript:alert(1)',
        'data:text/html,a',
        'vbscript:a',
        '/callback',
        '',
      ],
    ],
  ])('%s', (_, check, taken, refused) => {
    for (const value of taken) expect(() => check(value), JSON.stringify(value)).not.toThrow();
    for (const value of refused)
      expect(() => check(value), JSON.stringify(value)).toThrow(SandboxOptionsError);
  });
});

test('two levels cannot have one name', () => {
  const acrConfiguration = (acrValue: string) => ({
    userPool: { acrConfiguration: { level1: { acrValue } } },
  });
  expect(() => checkPoolOptions(acrConfiguration('urn:cognito:loa:2'))).toThrow(
    'userPool.acrConfiguration must have another AcrValue for each level',
  );
  expect(() => checkPoolOptions(acrConfiguration('urn:cognito:loa:1'))).not.toThrow();
});

test.each([
  ['a name that no trigger has', { preSignIn: () => undefined }],
  ['a member of every object', { constructor: () => undefined }],
  ['no function', { preSignUp: {} }],
  ['null', null],
  ['a function', () => undefined],
])('triggers that are %s are refused', (_, triggers) => {
  expect(() => checkPoolOptions({ triggers })).toThrow(
    'triggers must be an object of functions, by trigger name',
  );
});

test('an identity provider without a mock is one of OpenID Connect, with its issuer', () => {
  const oidc = { providerName: 'Corp', providerType: 'OIDC', mock: false };
  const providerDetails = { oidc_issuer: 'https://corp.example' };
  const check = (provider: object) => () => checkPoolOptions({ identityProviders: [provider] });
  expect(check({ ...oidc, providerDetails })).not.toThrow();
  expect(check(oidc)).toThrow('to work without a mock');
  expect(check({ ...oidc, providerDetails: { oidc_issuer: 'corp' } })).toThrow('to work without a mock');
  expect(check({ ...oidc, providerType: 'SAML', providerDetails })).toThrow('to work without a mock');
  expect(check({ ...google({}), providerName: 'Facebook' })).toThrow('must be named as its type');
  expect(check({ ...oidc, providerName: 'COGNITO', providerDetails })).toThrow('must be named as its type');
});

test('the settings of a pool and its app client that says nothing', () => {
  expect(checkPoolOptions({})).toEqual({
    userPool: {
      poolName: 'sandbox',
      policies: {
        passwordPolicy: {
          minimumLength: 8,
          requireUppercase: true,
          requireLowercase: true,
          requireNumbers: true,
          requireSymbols: true,
          passwordHistorySize: 0,
          temporaryPasswordValidityDays: 7,
        },
        signInPolicy: { allowedFirstAuthFactors: ['PASSWORD'] },
      },
      autoVerifiedAttributes: [],
      aliasAttributes: [],
      usernameAttributes: [],
      usernameConfiguration: { caseSensitive: false },
      schema: [],
      mfaConfiguration: 'OFF',
      enabledMfas: ['SOFTWARE_TOKEN_MFA'],
      userAttributeUpdateSettings: { attributesRequireVerificationBeforeUpdate: [] },
      preferredRecovery: 'email',
      adminCreateUserConfig: { allowAdminCreateUserOnly: false },
      sessionConfiguration: { userSessionTracking: 'DISABLED', tokenSession: { maxPerUser: 20 } },
      issuerConfiguration: { type: 'ORIGINAL' },
      acrConfiguration: Object.fromEntries(
        [1, 2, 3, 4].map((level) => [`level${level}`, { acrValue: `urn:cognito:loa:${level}` }]),
      ),
      deletionProtection: 'INACTIVE',
      userPoolTier: 'ESSENTIALS',
    },
    clients: [
      {
        clientName: 'sandbox-client',
        preventUserExistenceErrors: 'ENABLED',
        authSessionValidity: 3,
        ssoSession: { maxValidityMinutes: 60 },
        enableTokenRevocation: true,
        generateSecret: false,
        hasCustomAttributes: true,
      },
    ],
    groups: [],
    resourceServers: [],
    identityProviders: [],
    users: [],
    limits: { journalEntries: 5_000, messages: 1_000, endedSignIns: 1_000 },
    triggers: {},
  });
  expect(checkSurroundings({})).toEqual({ region: 'us-east-1', identityPools: [] });
});

import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../wire/json.ts';
import { clientSettingsFromWire } from './wire-client.ts';

const pool = {
  id: 'eu-west-2_One',
  resourceServers: new Map([
    [
      'orders',
      { identifier: 'orders', name: 'Orders', scopes: [{ scopeName: 'read', scopeDescription: 'Read' }] },
    ],
  ]),
  identityProviders: new Set(['Google']),
};
const read = (body: JsonObject, hasSecret = false) =>
  clientSettingsFromWire(pool, { ClientName: 'web', ...body }, hasSecret);

test('an app client of the API has other defaults than one of the options', () => {
  expect(read({})).toEqual({
    clientName: 'web',
    preventUserExistenceErrors: 'LEGACY',
    authSessionValidity: 3,
    ssoSession: { maxValidityMinutes: 60 },
    allowedOAuthFlowsUserPoolClient: false,
    supportedIdentityProviders: [],
    enableTokenRevocation: true,
  });
  const set = {
    PreventUserExistenceErrors: 'ENABLED',
    AllowedOAuthFlowsUserPoolClient: true,
    SupportedIdentityProviders: ['COGNITO', 'Google'],
  };
  expect(read(set)).toMatchObject({
    preventUserExistenceErrors: 'ENABLED',
    allowedOAuthFlowsUserPoolClient: true,
    supportedIdentityProviders: ['COGNITO', 'Google'],
  });
});

describe('the validity of', () => {
  const validity = (kind: string, value: number, unit: string) => () =>
    read({ [`${kind}Validity`]: value, TokenValidityUnits: { [kind]: unit } });

  test.each([
    ['AccessToken', [5, 'minutes'], [4, 'minutes'], [24, 'hours'], [86_401, 'seconds']],
    ['IdToken', [5, 'minutes'], [299, 'seconds'], [1, 'days'], [25, 'hours']],
    ['RefreshToken', [60, 'minutes'], [59, 'minutes'], [3_650, 'days'], [3_651, 'days']],
  ] as const)('%s has its limits', (kind, least, tooShort, most, tooLong) => {
    for (const [value, unit] of [least, most]) expect(validity(kind, value, unit)).not.toThrow();
    for (const [value, unit] of [tooShort, tooLong]) {
      expect(validity(kind, value, unit)).toThrow(`Invalid range for token validity: ${kind}Validity.`);
    }
  });
});

test('rotation excludes the other refresh', () => {
  const rotation =
    (Feature: string, ...flows: string[]) =>
    () =>
      read({ RefreshTokenRotation: { Feature }, ...(flows.length > 0 ? { ExplicitAuthFlows: flows } : {}) });
  const refused = 'ALLOW_REFRESH_TOKEN_AUTH cannot be used with refresh token rotation.';
  expect(rotation('ENABLED', 'ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH')).toThrow(refused);
  // The flows of the SDKs have it.
  expect(rotation('ENABLED')).toThrow(refused);
  expect(rotation('ENABLED', 'ALLOW_USER_SRP_AUTH')).not.toThrow();
  expect(rotation('DISABLED', 'ALLOW_REFRESH_TOKEN_AUTH')).not.toThrow();
});

describe('managed login', () => {
  const alone = 'client_credentials flow can not be selected along with code flow or implicit flow.';
  const secret = 'client_credentials flow can not be selected if client does not have a client secret.';
  test.each<[JsonObject, boolean]>([
    [{ AllowedOAuthFlows: ['client_credentials'] }, true],
    [{ AllowedOAuthFlows: ['code', 'implicit'] }, false],
    [
      {
        AllowedOAuthScopes: [
          'openid',
          'email',
          'phone',
          'profile',
          'aws.cognito.signin.user.admin',
          'orders/read',
        ],
      },
      false,
    ],
    [{ CallbackURLs: ['https://app.example/'], DefaultRedirectURI: 'https://app.example/' }, false],
  ])('of %j with a secret (%s) is taken', (body, hasSecret) => {
    expect(() => read(body, hasSecret)).not.toThrow();
  });

  const redirect = 'The default redirect URI has to be in the list of callback URLs.';
  test.each<[JsonObject, boolean, string, string]>([
    [{ AllowedOAuthFlows: ['client_credentials'] }, false, 'InvalidOAuthFlowException', secret],
    [{ AllowedOAuthFlows: ['client_credentials', 'code'] }, true, 'InvalidOAuthFlowException', alone],
    [
      { AllowedOAuthScopes: ['openid', 'orders/write'] },
      false,
      'ScopeDoesNotExistException',
      'Invalid scope requested: orders/write',
    ],
    [
      { SupportedIdentityProviders: ['Google', 'Facebook'] },
      false,
      'InvalidParameterException',
      'The provider Facebook does not exist for User Pool eu-west-2_One.',
    ],
    [
      { CallbackURLs: ['https://app.example/'], DefaultRedirectURI: 'https://app.example/other' },
      false,
      'InvalidParameterException',
      redirect,
    ],
    [{ DefaultRedirectURI: 'https://app.example/' }, false, 'InvalidParameterException', redirect],
  ])('of %j with a secret (%s) is refused', (body, hasSecret, type, message) => {
    expect(() => read(body, hasSecret)).toThrow(expect.objectContaining({ type, message }));
  });
});

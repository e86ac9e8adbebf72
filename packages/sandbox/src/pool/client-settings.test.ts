import { describe, expect, test } from 'vitest';
import {
  accessTokenLifetime,
  allowsClientCredentials,
  allowsCodeFlow,
  allowsFlow,
  type ClientSettings,
  explicitAuthFlow,
  hidesUnknownUsers,
  idTokenLifetime,
  refreshTokenLifetime,
  rotatesRefreshTokens,
} from './client-settings.ts';

const settings = (some: Partial<ClientSettings>) => some as ClientSettings;
const [second, minute, hour, day] = [1_000, 60_000, 3_600_000, 86_400_000] as const;

describe('the lifetime of', () => {
  const units = [
    ['seconds', second],
    ['minutes', minute],
    ['hours', hour],
    ['days', day],
  ] as const;

  test.each([
    ['access tokens', accessTokenLifetime, 'accessToken', hour, hour],
    ['ID tokens', idTokenLifetime, 'idToken', hour, hour],
    ['refresh tokens', refreshTokenLifetime, 'refreshToken', day, 30 * day],
  ] as const)('%s is in the unit of the client', (_, lifetime, kind, usualUnit, usual) => {
    const validity = `${kind}Validity`;
    for (const [unit, length] of units) {
      expect(lifetime(settings({ [validity]: 5, tokenValidityUnits: { [kind]: unit } }))).toBe(5 * length);
    }
    const others = Object.fromEntries(
      ['accessToken', 'idToken', 'refreshToken']
        .filter((name) => name !== kind)
        .map((name) => [name, 'minutes']),
    );
    expect(lifetime(settings({ [validity]: 5, tokenValidityUnits: others }))).toBe(5 * usualUnit);
    expect(lifetime(settings({ [validity]: 5 }))).toBe(5 * usualUnit);
    expect(lifetime(settings({}))).toBe(usual);
    // The unit counts only with a number.
    for (const none of [0, undefined]) {
      expect(lifetime(settings({ [validity]: none, tokenValidityUnits: { [kind]: 'minutes' } }))).toBe(usual);
    }
  });
});

test('without a list of flows, those of the SDKs are allowed', () => {
  const allowed = (some: Partial<ClientSettings>) =>
    explicitAuthFlow.options.filter((flow) => allowsFlow(settings(some), flow));
  expect(allowed({})).toEqual(['ALLOW_USER_SRP_AUTH', 'ALLOW_CUSTOM_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH']);
  expect(allowed({ explicitAuthFlows: ['ALLOW_USER_AUTH'] })).toEqual(['ALLOW_USER_AUTH']);
  expect(allowed({ explicitAuthFlows: [] })).toEqual([]);
});

test('refresh tokens rotate, and unknown users are hidden, where the client says so', () => {
  const rotation = (feature: 'ENABLED' | 'DISABLED') =>
    settings({ refreshTokenRotation: { feature, retryGracePeriodSeconds: 0 } });
  expect([settings({}), rotation('DISABLED'), rotation('ENABLED')].map(rotatesRefreshTokens)).toEqual([
    false,
    false,
    true,
  ]);
  const existence = (preventUserExistenceErrors: 'ENABLED' | 'LEGACY') =>
    settings({ preventUserExistenceErrors });
  expect([existence('ENABLED'), existence('LEGACY')].map(hidesUnknownUsers)).toEqual([true, false]);
});

test.each<[Partial<ClientSettings>, boolean, boolean]>([
  [{}, true, false],
  [{ allowedOAuthFlowsUserPoolClient: true }, true, false],
  [{ allowedOAuthFlowsUserPoolClient: false }, false, false],
  [{ allowedOAuthFlows: [] }, false, false],
  [{ allowedOAuthFlows: ['code'] }, true, false],
  [{ allowedOAuthFlows: ['client_credentials'] }, false, true],
  [
    { allowedOAuthFlows: ['client_credentials', 'code'], allowedOAuthFlowsUserPoolClient: false },
    false,
    false,
  ],
])('a client with %j may sign people in: %s; itself: %s', (some, byCode, itself) => {
  expect([allowsCodeFlow(settings(some)), allowsClientCredentials(settings(some))]).toEqual([byCode, itself]);
});

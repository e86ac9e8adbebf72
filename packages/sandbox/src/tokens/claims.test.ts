import { describe, expect, test } from 'vitest';
import type { AppClient } from '../pool/client-settings.ts';
import type { User } from '../pool/user.ts';
import { accessClaims, clientClaims, groupClaims, idClaims, scopedAttributes } from './claims.ts';
import type { Grant } from './grants.ts';

const attributes = new Map([
  ['sub', 'a-sub'],
  ['email', 'ada@example.com'],
  ['email_verified', 'true'],
  ['phone_number', '+15550100'],
  ['phone_number_verified', 'false'],
  ['name', 'Ada'],
]);

function grant(more: Partial<Grant> = {}, settings: object = {}): Grant {
  return {
    user: { username: 'ada', sub: 'a-sub', attributes } as unknown as User,
    client: { clientId: 'web', settings: { enableTokenRevocation: true, ...settings } } as AppClient,
    scopes: ['openid', 'aws.cognito.signin.user.admin'],
    originJti: 'origin',
    eventId: 'event',
    authTime: 1_790_000_000,
    ...more,
  } as Grant;
}

const common = { sub: 'a-sub', origin_jti: 'origin', event_id: 'event', auth_time: 1_790_000_000 };

describe('an access token', () => {
  test('has the scopes, and names the app client', () => {
    expect(accessClaims(grant())).toStrictEqual({
      ...common,
      token_use: 'access',
      scope: 'openid aws.cognito.signin.user.admin',
      client_id: 'web',
      username: 'ada',
    });
  });

  test('has the device, the level and the audience of its sign-in', () => {
    const more = { deviceKey: 'a-device', acr: 'high', amr: ['pwd'], resource: 'https://api.example' };
    expect(accessClaims(grant(more))).toMatchObject({
      device_key: 'a-device',
      acr: 'high',
      amr: ['pwd'],
      aud: 'https://api.example',
    });
  });
});

describe('an ID token', () => {
  test('has the attributes, and the app client as its audience', () => {
    expect(idClaims(grant())).toStrictEqual({
      ...common,
      ...Object.fromEntries(attributes),
      email_verified: true,
      phone_number_verified: false,
      'cognito:username': 'ada',
      token_use: 'id',
      aud: 'web',
    });
  });

  test('has the nonce of its request, and the level of its sign-in', () => {
    const managedLogin = { ssoSessionId: 'session', nonce: 'a-nonce' };
    const claims = idClaims(grant({ managedLogin, acr: 'high', amr: ['pwd'] }));
    expect(claims).toMatchObject({ nonce: 'a-nonce', acr: 'high', amr: ['pwd'] });
    expect(idClaims(grant({ managedLogin: { ...managedLogin, nonce: undefined } }))).not.toHaveProperty(
      'nonce',
    );
  });
});

test('tokens of a client without revocation have no origin_jti', () => {
  const settings = { enableTokenRevocation: false };
  expect(accessClaims(grant({}, settings))).not.toHaveProperty('origin_jti');
  expect(idClaims(grant({}, settings))).not.toHaveProperty('origin_jti');
});

test.each([
  [['openid'], [...attributes.keys()]],
  [
    ['openid', 'email'],
    ['email', 'email_verified'],
  ],
  [
    ['openid', 'phone'],
    ['phone_number', 'phone_number_verified'],
  ],
  [
    ['openid', 'profile'],
    ['sub', 'name'],
  ],
  [
    ['email', 'phone'],
    ['email', 'email_verified', 'phone_number', 'phone_number_verified'],
  ],
])('the scopes %j allow %j', (scopes, names) => {
  expect([...scopedAttributes(grant({ scopes })).keys()]).toEqual(names);
});

test('an app client’s own token has the second of its start', () => {
  expect(clientClaims({ clientId: 'web' } as AppClient, 1_790_000_000_999)).toStrictEqual({
    sub: 'web',
    token_use: 'access',
    auth_time: 1_790_000_000,
    version: 2,
    client_id: 'web',
  });
});

describe('groups', () => {
  test('are in both tokens, their roles in the ID token', () => {
    const groups = { groupsToOverride: ['staff'], iamRolesToOverride: ['a-role'], preferredRole: 'a-role' };
    expect(groupClaims(groups)).toStrictEqual({
      access: { 'cognito:groups': ['staff'] },
      id: {
        'cognito:groups': ['staff'],
        'cognito:roles': ['a-role'],
        'cognito:preferred_role': 'a-role',
      },
    });
  });

  test.each([
    [{}],
    [{ groupsToOverride: [], iamRolesToOverride: [], preferredRole: '' }],
    [{ groupsToOverride: null, iamRolesToOverride: null, preferredRole: null }],
  ])('like %j are no claims', (groups) => {
    expect(groupClaims(groups)).toStrictEqual({ access: {}, id: {} });
  });
});

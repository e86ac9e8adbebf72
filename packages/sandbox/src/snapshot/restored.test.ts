import { describe, expect, test } from 'vitest';
import type { SandboxOptions } from '../options.ts';
import { createSandbox, type Sandbox } from '../sandbox.ts';
import { Authenticator } from '../testing/authenticator.ts';
import { frozen } from '../testing/frozen.ts';
import { ADA, BOB, startFederation } from '../testing/identity-providers.ts';
import { PASSWORD, REDIRECT } from '../testing/managed-login.ts';
import { Person, tokensOf } from '../testing/person.ts';
import { SECRET } from '../testing/second-factors.ts';
import { administer, send } from '../testing/wire.ts';
import type { JsonObject } from '../wire/json.ts';
import { isOfAnotherVersion } from './read.ts';

const ORIGIN = 'http://localhost:5173';

interface Text {
  pools: {
    id: string;
    settings: object;
    clients: { clientId: string }[];
    users: { username: string }[];
    grants: object[];
  }[];
}
const textOf = async (sandbox: Sandbox) => JSON.parse(await sandbox.snapshot()) as Text;

const options: SandboxOptions = {
  userPool: {
    id: 'us-east-1_Kept',
    deviceConfiguration: {},
    mfaConfiguration: 'OPTIONAL',
    enabledMfas: ['SOFTWARE_TOKEN_MFA'],
    policies: { signInPolicy: { allowedFirstAuthFactors: ['PASSWORD', 'WEB_AUTHN'] } },
    userAttributeUpdateSettings: { attributesRequireVerificationBeforeUpdate: ['email'] },
  },
  clients: [{ clientId: 'web', callbackURLs: [REDIRECT] }],
  groups: [
    { groupName: 'guests' },
    {
      groupName: 'staff',
      description: 'Staff',
      roleArn: 'arn:aws:iam::123456789012:role/staff',
      precedence: 2,
    },
  ],
  resourceServers: [
    { identifier: 'orders', name: 'Orders', scopes: [{ scopeName: 'read', scopeDescription: 'Read' }] },
  ],
  users: [
    {
      username: 'grace',
      password: PASSWORD,
      attributes: { email: 'grace@example.com' },
      groups: ['staff'],
      mfa: { totpSecret: SECRET },
    },
    { username: 'bob', password: PASSWORD, enabled: false, attributes: { email: 'bob@example.com' } },
    { username: 'eve', status: 'RESET_REQUIRED', attributes: { email: 'eve@example.com' } },
  ],
};

/** A pool with something in every member of a snapshot. */
async function full() {
  const { sandbox, browser, authorizeUrl, signIn, exchange } = await startFederation({ options });
  await exchange(await signIn(ADA.email, { nonce: 'a-nonce' }));
  sandbox.addClient({ clientId: 'shop', generateSecret: true });
  sandbox.clock.advance(60_000);
  await sandbox.users.add({
    username: 'carol',
    password: PASSWORD,
    attributes: { email: 'carol@example.com' },
  });
  browser.clearCookies();
  const person = { username: 'carol', password: PASSWORD };
  await exchange(await browser.open(authorizeUrl({ acr_values: 'urn:cognito:loa:1' }), person));
  const carol = new Person(sandbox, 'carol', PASSWORD);
  const tokens = tokensOf(await carol.signInBySrp());
  await carol.confirmDevice(tokens);
  const call = <T = JsonObject>(operation: string, body: JsonObject = {}) =>
    send<T>(sandbox, operation, { AccessToken: tokens.AccessToken, ...body });
  const started = await call<{ CredentialCreationOptions: { challenge: string; rp: { id: string } } }>(
    'StartWebAuthnRegistration',
  );
  const Credential = await (await Authenticator.make()).create(started.CredentialCreationOptions, ORIGIN);
  await call('CompleteWebAuthnRegistration', { Credential });
  await call('UpdateUserAttributes', { UserAttributes: [{ Name: 'email', Value: 'new@example.com' }] });
  return sandbox;
}

describe('a snapshot', () => {
  test('has all of a pool', async () => {
    const [pool] = (await textOf(await full())).pools;
    const users = new Map(pool?.users.map((user) => [user.username, user]));
    expect(pool).toMatchObject({
      id: 'us-east-1_Kept',
      clockOffset: 60_000,
      clients: [{ clientId: 'web' }, { clientId: 'shop', clientSecret: expect.any(String) }],
      groups: [
        { name: 'guests' },
        { name: 'staff', description: 'Staff', precedence: 2 },
        { name: 'us-east-1_Kept_Google' },
      ],
      resourceServers: [{ identifier: 'orders', scopes: [{ scopeName: 'read', scopeDescription: 'Read' }] }],
      identityProviders: [
        { providerName: 'Google', users: [ADA, BOB] },
        { providerName: 'Acme', idpIdentifiers: ['acme.example'] },
      ],
      domains: [{ domain: 'kept' }],
    });
    expect(users.get('grace')).toMatchObject({ groups: ['staff'], mfa: { enabled: ['SOFTWARE_TOKEN_MFA'] } });
    expect(users.get('carol')).toMatchObject({
      devices: [{ name: 'Test browser', secret: expect.any(Object) }],
      passkeys: [{ transports: ['internal'], publicKey: expect.stringMatching(/^[\w-]+$/) }],
      pendingAttributes: [['email', 'new@example.com']],
    });
    expect(pool?.grants).toMatchObject([
      {
        username: 'Google_1042',
        clientId: 'web',
        scopes: ['openid', 'email', 'profile', 'aws.cognito.signin.user.admin'],
        managedLogin: { nonce: 'a-nonce' },
      },
      { username: 'carol', acr: 'urn:cognito:loa:1', amr: ['pwd'] },
      { username: 'carol', clientId: 'web', refreshTokens: [{ text: expect.any(String) }] },
    ]);
  });

  test('of a sandbox that continues is the one that it was made from', async () => {
    const before = await full();
    const text = await textOf(before);
    expect(text.pools[0]?.grants).toHaveLength(3);
    const after = await createSandbox({ ...frozen, ...options, snapshot: await before.snapshot() });
    expect(await textOf(after)).toEqual(text);
  });

  test('is enough without options, except for settings of the pool', async () => {
    const before = await full();
    const after = await createSandbox({ ...frozen, clients: [], snapshot: await before.snapshot() });
    const [expected, restored] = [(await textOf(before)).pools[0], (await textOf(after)).pools[0]];
    expect({ ...restored, settings: {} }).toEqual({ ...expected, settings: {} });
  });

  test('has no sign-in of an app client that is gone', async () => {
    const before = await createSandbox({
      ...frozen,
      clients: [{ clientId: 'web' }],
      users: [{ username: 'grace', password: PASSWORD }],
    });
    await new Person(before, 'grace', PASSWORD).signInBySrp();
    const text = await textOf(before);
    const [pool] = text.pools;
    if (pool) pool.clients = [];
    const clients = [{ clientId: 'other' }];
    const after = await createSandbox({ ...frozen, clients, snapshot: JSON.stringify(text) });
    expect(after.users.get('grace')?.sessions).toBe(0);
    if (pool) pool.users = [];
    const empty = await createSandbox({ ...frozen, clients, snapshot: JSON.stringify(text) });
    expect(empty.users.count).toBe(0);
  });

  test('names the member that does not fit', async () => {
    const text = await textOf(await createSandbox({ ...frozen, users: [{ username: 'ada' }] }));
    const [user] = text.pools[0]?.users ?? [];
    Reflect.deleteProperty(Object(user), 'enabled');
    await expect(createSandbox({ snapshot: JSON.stringify(text) })).rejects.toMatchObject({
      problems: ['snapshot does not have the format of this version, at pools.0.users.0.enabled'],
    });
    await expect(createSandbox({ snapshot: 'none' })).rejects.toMatchObject({
      problems: ['snapshot does not have the format of this version, at its start'],
    });
  });
});

test.each<[string, boolean]>([
  ['{"version":2,"pools":[]}', true],
  ['{"version":0,"pools":[{}]}', true],
  ['{"version":1,"pools":[]}', false],
  ['{"version":"2","pools":[]}', false],
  ['{"version":2}', false],
  ['{', false],
  ['', false],
])('the text %j is of another version: %s', (text, isOther) => {
  expect(isOfAnotherVersion(text)).toBe(isOther);
});

describe('after a restart', () => {
  const users = [{ username: 'grace', password: PASSWORD }];
  const restart = async (before: Sandbox, more: SandboxOptions = {}) =>
    createSandbox({
      ...frozen,
      users,
      clients: [{ clientId: 'web' }],
      ...more,
      snapshot: await before.snapshot(),
    });
  const start = (more: SandboxOptions = {}) =>
    createSandbox({ ...frozen, users, clients: [{ clientId: 'web' }], ...more });
  const refresh = (sandbox: Sandbox, RefreshToken?: string, DeviceKey?: string) =>
    send(sandbox, 'GetTokensFromRefreshToken', { ClientId: 'web', RefreshToken, DeviceKey });
  const invalid = { type: 'NotAuthorizedException' };

  test('tokens of a sign-in that was ended are not taken', async () => {
    const before = await start();
    const { AccessToken, RefreshToken } = tokensOf(await new Person(before, 'grace', PASSWORD).signInBySrp());
    before.users.signOut('grace');
    // A pool without a snapshot takes what was issued before its start.
    const after = await restart(before, { now: () => frozen.now() + 60_000 });
    await expect(refresh(after, RefreshToken)).rejects.toMatchObject(invalid);
    await expect(send(after, 'GetUser', { AccessToken })).rejects.toMatchObject(invalid);
  });

  test('a device that was not confirmed is not one', async () => {
    const userPool = { deviceConfiguration: {} };
    const before = await start({ userPool });
    const tokens = tokensOf(await new Person(before, 'grace', PASSWORD).signInBySrp());
    const key = tokens.NewDeviceMetadata?.DeviceKey;
    await expect(refresh(before, tokens.RefreshToken, key)).rejects.toMatchObject(invalid);
    await expect(
      refresh(await restart(before, { userPool }), tokens.RefreshToken, key),
    ).rejects.toMatchObject(invalid);
  });

  test('groups of the options are added, and app clients of the options have their settings', async () => {
    const before = await start({ groups: [{ groupName: 'staff', description: 'Old' }] });
    const after = await restart(before, {
      clients: [{ clientId: 'web', clientName: 'shop' }],
      groups: [{ groupName: 'staff', description: 'New' }, { groupName: 'guests' }],
    });
    const { Groups } = await administer(after)<{ Groups: object[] }>('ListGroups');
    expect(Groups).toMatchObject([{ GroupName: 'staff', Description: 'Old' }, { GroupName: 'guests' }]);
    const described = await administer(after)('DescribeUserPoolClient', { ClientId: 'web' });
    expect(described).toMatchObject({ UserPoolClient: { ClientName: 'shop' } });
  });
});

describe('what the options say of managed login', () => {
  const server = (name: string) => ({
    identifier: 'orders',
    name,
    scopes: [{ scopeName: 'read', scopeDescription: 'Read' }],
  });
  const provider = (sub: string) => ({
    providerName: 'Google',
    providerType: 'Google' as const,
    users: [{ sub }],
  });
  const custom = {
    domain: 'auth.example.com',
    customDomainConfig: { certificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/a' },
  };

  test('comes before a snapshot, which adds the rest', async () => {
    const before = await createSandbox({
      ...frozen,
      userPool: { id: 'us-east-1_Kept', domain: null },
      resourceServers: [server('Old'), { ...server('Stock'), identifier: 'stock' }],
      identityProviders: [
        provider('old'),
        { ...provider('acme'), providerName: 'Acme', providerType: 'SAML' },
      ],
    });
    await administer(before)('CreateUserPoolDomain', {
      Domain: custom.domain,
      CustomDomainConfig: { CertificateArn: custom.customDomainConfig.certificateArn },
    });
    await administer(before)('CreateUserPoolDomain', { Domain: 'old' });
    const after = await createSandbox({
      ...frozen,
      userPool: { id: 'us-east-1_Kept', domain: 'new' },
      resourceServers: [server('New')],
      identityProviders: [provider('new')],
      snapshot: await before.snapshot(),
    });
    const [pool] = (await textOf(after)).pools;
    expect(pool).toMatchObject({
      domains: [{ domain: 'new' }, { domain: custom.domain }],
      resourceServers: [
        { identifier: 'orders', name: 'New' },
        { identifier: 'stock', name: 'Stock' },
      ],
      identityProviders: [
        { providerName: 'Google', users: [{ sub: 'new' }] },
        { providerName: 'Acme', users: [{ sub: 'acme' }] },
      ],
    });
  });
});

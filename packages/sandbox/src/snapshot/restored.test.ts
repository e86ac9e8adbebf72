import { describe, expect, test } from 'vitest';
import type { SandboxOptions } from '../options.ts';
import { createSandbox, type Sandbox } from '../sandbox.ts';
import { Authenticator } from '../testing/authenticator.ts';
import { frozen } from '../testing/frozen.ts';
import { ADA, startFederation } from '../testing/identity-providers.ts';
import { PASSWORD, REDIRECT } from '../testing/managed-login.ts';
import { Person, tokensOf } from '../testing/person.ts';
import { SECRET } from '../testing/second-factors.ts';
import { administer, send } from '../testing/wire.ts';
import type { JsonObject } from '../wire/json.ts';

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
  const { sandbox, signIn, exchange } = await startFederation({ options });
  await exchange(await signIn(ADA.email, { nonce: 'a-nonce' }));
  sandbox.addClient({ clientId: 'shop', generateSecret: true });
  sandbox.clock.advance(60_000);
  await sandbox.users.add({
    username: 'carol',
    password: PASSWORD,
    attributes: { email: 'carol@example.com' },
  });
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
  test('of a sandbox that continues is the one that it was made from', async () => {
    const before = await full();
    const text = await textOf(before);
    expect(text.pools[0]?.grants).toHaveLength(2);
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
    await expect(createSandbox({ snapshot: '[]' })).rejects.toMatchObject({
      problems: [expect.stringMatching(/^snapshot does not have the format of this version, at /)],
    });
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
      userPool: { id: 'us-east-1_Kept', domain: 'old' },
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

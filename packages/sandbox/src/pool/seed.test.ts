import { describe, expect, test } from 'vitest';
import { totpCode } from '../mfa/totp.ts';
import type { ClientOptions, PoolOptions, SeedUser } from '../options.ts';
import { createSandbox } from '../sandbox.ts';
import { frozen } from '../testing/frozen.ts';
import { Person } from '../testing/person.ts';
import { administer } from '../testing/wire.ts';

const PASSWORD = 'Correct-horse-1';
const contacts = { email: 'ada@example.com', phone_number: '+15550100' };
const start = (options: PoolOptions = {}) =>
  createSandbox({ ...frozen, ...options, userPool: { id: 'eu-west-2_One', ...options.userPool } });

async function seeded(user: Partial<SeedUser>, userPool: PoolOptions['userPool'] = {}) {
  const sandbox = await start({ userPool, users: [{ username: 'ada', ...user }] });
  return { sandbox, ada: sandbox.users.get('ada') };
}

describe('a user of the options', () => {
  test('is confirmed, enabled and without a password by default', async () => {
    const { sandbox, ada } = await seeded({});
    expect(ada).toEqual({
      username: 'ada',
      sub: expect.stringMatching(/^[0-9a-f-]{36}$/),
      status: 'CONFIRMED',
      enabled: true,
      attributes: { sub: ada?.sub },
      groups: [],
      mfa: [],
      preferredMfa: undefined,
      hasPassword: false,
      passwordChanges: 0,
      devices: [],
      passkeys: [],
      sessions: 0,
    });
    expect(sandbox.outbox.messages).toEqual([]);
  });

  test('has the same id after each start, which is that of its pool and name', async () => {
    const { ada } = await seeded({});
    expect((await seeded({})).ada?.sub).toBe(ada?.sub);
    expect((await seeded({}, { id: 'eu-west-2_Two' })).ada?.sub).not.toBe(ada?.sub);
    const bob = (await start({ users: [{ username: 'bob' }] })).users.get('bob');
    expect(bob?.sub).not.toBe(ada?.sub);
  });

  test.each<[Partial<SeedUser>, object]>([
    [{}, { email_verified: 'true', phone_number_verified: 'true' }],
    [{ status: 'UNCONFIRMED' }, { email_verified: 'false', phone_number_verified: 'false' }],
    [
      { attributes: { ...contacts, email_verified: 'false' } },
      { email_verified: 'false', phone_number_verified: 'true' },
    ],
    [{ attributes: {} }, {}],
  ])('with %j has the marks %j', async (more, marks) => {
    const { ada } = await seeded({ attributes: contacts, ...more });
    const found = Object.entries(ada?.attributes ?? {}).filter(([name]) => name.endsWith('_verified'));
    expect(Object.fromEntries(found)).toEqual(marks);
  });

  test('is in its groups, which are made if there are none', async () => {
    const sandbox = await start({
      groups: [{ groupName: 'staff', description: 'Staff', precedence: 2 }],
      users: [{ username: 'ada', groups: ['staff', 'guests'] }],
    });
    expect(sandbox.users.get('ada')?.groups).toEqual(['staff', 'guests']);
    const { Groups } = await administer(sandbox)<{ Groups: object[] }>('ListGroups');
    expect(Groups).toMatchObject([
      { GroupName: 'staff', Description: 'Staff', Precedence: 2 },
      { GroupName: 'guests' },
    ]);
    expect(Groups[1]).not.toHaveProperty('Precedence');
  });

  test('has the factors that it says, and the app whose secret it has', async () => {
    const mfa = {
      enabled: ['EMAIL_OTP' as const],
      preferred: 'EMAIL_OTP' as const,
      totpSecret: 'A'.repeat(16),
    };
    const { ada } = await seeded({ mfa });
    expect([ada?.mfa, ada?.preferredMfa]).toEqual([['EMAIL_OTP', 'SOFTWARE_TOKEN_MFA'], 'EMAIL_OTP']);
  });

  test('has no factor that a pool with MFA never asks for', async () => {
    const settings: PoolOptions['userPool'] = { mfaConfiguration: 'OPTIONAL', enabledMfas: ['SMS_MFA'] };
    const refused = {
      problems: ["users.0 ada: EMAIL_OTP is not one of the pool's enabledMfas."],
    };
    await expect(seeded({ mfa: { enabled: ['EMAIL_OTP'] } }, settings)).rejects.toMatchObject(refused);
    await expect(seeded({ mfa: { preferred: 'EMAIL_OTP' } }, settings)).rejects.toMatchObject(refused);
    await expect(seeded({ mfa: { enabled: ['SMS_MFA'] } }, settings)).resolves.toBeDefined();
    await expect(
      seeded({ mfa: { enabled: ['EMAIL_OTP'] } }, { mfaConfiguration: 'OFF' }),
    ).resolves.toBeDefined();
  });

  test('who has to choose a password is sent a temporary one, the same after each start', async () => {
    const user = { status: 'FORCE_CHANGE_PASSWORD' as const, attributes: contacts };
    const policies = { passwordPolicy: { minimumLength: 20 } };
    const { sandbox, ada } = await seeded(user, { policies });
    expect([ada?.status, ada?.hasPassword]).toEqual(['FORCE_CHANGE_PASSWORD', true]);
    const [message, ...others] = sandbox.outbox.messages;
    expect([message?.purpose, message?.destination, message?.code.length, others]).toEqual([
      'invitation',
      'ada@example.com',
      20,
      [],
    ]);
    expect((await seeded(user, { policies })).sandbox.outbox.latest('ada')?.code).toBe(message?.code);
    const own = await seeded({ ...user, password: PASSWORD });
    expect([own.ada?.status, own.sandbox.outbox.messages]).toEqual(['FORCE_CHANGE_PASSWORD', []]);
  });
});

test('a user without a password is sent none, and two users have two', async () => {
  expect((await seeded({ attributes: contacts })).sandbox.outbox.messages).toEqual([]);
  const invited = ['ada', 'bob'].map((username) => ({
    username,
    status: 'FORCE_CHANGE_PASSWORD' as const,
    attributes: { email: `${username}@example.com` },
  }));
  const { outbox } = await start({ users: invited });
  expect(new Set(outbox.messages.map(({ code }) => code)).size).toBe(2);
});

test('a password of the options is temporary where the user has to choose one', async () => {
  const { sandbox } = await seeded({ status: 'FORCE_CHANGE_PASSWORD', password: PASSWORD });
  const ada = new Person(sandbox, 'ada', PASSWORD);
  const signIn = () => ada.initiate('USER_PASSWORD_AUTH', { USERNAME: 'ada', PASSWORD });
  expect((await signIn()).ChallengeName).toBe('NEW_PASSWORD_REQUIRED');
  sandbox.clock.advance(7 * 86_400_000 + 1);
  await expect(signIn()).rejects.toMatchObject({ type: 'NotAuthorizedException' });
});

test('the authenticator app of the options signs a person in', async () => {
  const totpSecret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
  const { sandbox } = await seeded({ password: PASSWORD, mfa: { totpSecret } }, { mfaConfiguration: 'ON' });
  const ada = new Person(sandbox, 'ada', PASSWORD);
  const asked = await ada.initiate('USER_PASSWORD_AUTH', { USERNAME: 'ada', PASSWORD });
  const code = totpCode(totpSecret, sandbox.clock.now());
  expect(await ada.respond(asked, { SOFTWARE_TOKEN_MFA_CODE: code })).toHaveProperty('AuthenticationResult');
  const plain = await seeded({ password: PASSWORD });
  expect(plain.sandbox.users.totp('ada')).toBeUndefined();
});

describe('an app client of the options', () => {
  const described = async (options: ClientOptions, more: PoolOptions = {}) => {
    const sandbox = await start({ clients: [options], ...more });
    const { UserPoolClient } = await administer(sandbox)<{ UserPoolClient: Record<string, unknown> }>(
      'DescribeUserPoolClient',
      { ClientId: sandbox.clientId },
    );
    return UserPoolClient;
  };
  const flows = [
    'ALLOW_USER_SRP_AUTH',
    'ALLOW_USER_PASSWORD_AUTH',
    'ALLOW_CUSTOM_AUTH',
    'ALLOW_USER_AUTH',
    'ALLOW_ADMIN_USER_PASSWORD_AUTH',
  ];

  test('allows all flows, and the other refresh unless it rotates', async () => {
    expect((await described({})).ExplicitAuthFlows).toEqual([...flows, 'ALLOW_REFRESH_TOKEN_AUTH']);
    const rotates = { refreshTokenRotation: { feature: 'ENABLED' as const } };
    expect((await described(rotates)).ExplicitAuthFlows).toEqual(flows);
    const own = { explicitAuthFlows: ['ALLOW_USER_AUTH' as const] };
    expect((await described(own)).ExplicitAuthFlows).toEqual(['ALLOW_USER_AUTH']);
  });

  test('has the id and the secret that it says, or the same ones after each start', async () => {
    expect(await described({ clientId: 'web', clientSecret: 'a_secret_of_24_characters' })).toMatchObject({
      ClientId: 'web',
      ClientSecret: 'a_secret_of_24_characters',
    });
    const { ClientId, ClientSecret } = await described({ generateSecret: true });
    expect([ClientId, ClientSecret]).toEqual([
      expect.stringMatching(/^\w{26}$/),
      expect.stringMatching(/^\w{40,64}$/),
    ]);
    expect(await described({ generateSecret: true })).toMatchObject({ ClientId, ClientSecret });
    expect(await described({})).not.toHaveProperty('ClientSecret');
    const two = await start({ clients: [{}, {}] });
    const { UserPoolClients } = await administer(two)<{ UserPoolClients: { ClientId: string }[] }>(
      'ListUserPoolClients',
    );
    expect(new Set(UserPoolClients.map((client) => client.ClientId)).size).toBe(2);
  });
});

test.each<[PoolOptions['userPool'], object]>([
  [{}, { Domain: 'one' }],
  [{ domain: 'shop' }, { Domain: 'shop' }],
  [
    { domain: { domain: 'auth.example.com', customDomainConfig: { certificateArn: 'arn' } } },
    { CustomDomain: 'auth.example.com' },
  ],
  [{ domain: null }, {}],
])('a pool with %j has the domain %j', async (userPool, domain) => {
  const { UserPool } = await administer(await start({ userPool }))<{ UserPool: Record<string, unknown> }>(
    'DescribeUserPool',
  );
  const { Domain, CustomDomain } = UserPool;
  expect({ ...(Domain ? { Domain } : {}), ...(CustomDomain ? { CustomDomain } : {}) }).toEqual(domain);
});

test('triggers come before what is scripted', async () => {
  const sandbox = await start({
    customAuth: { rounds: [{ answer: 'brass' }] },
    users: [{ username: 'ada' }],
    triggers: {
      defineAuthChallenge: (event) => ({
        ...event,
        response: { challengeName: null, issueTokens: true, failAuthentication: false },
      }),
    },
  });
  const body = { ClientId: sandbox.clientId, AuthFlow: 'CUSTOM_AUTH', AuthParameters: { USERNAME: 'ada' } };
  expect(await administer(sandbox)('InitiateAuth', body)).toHaveProperty('AuthenticationResult');
});

import { decodeJwt } from 'jose';
import { describe, expect, test } from 'vitest';
import type { ClientOptions } from './options.ts';
import { createSandbox } from './sandbox.ts';
import { frozen } from './testing/frozen.ts';
import { Person, tokensOf } from './testing/person.ts';
import { send } from './testing/wire.ts';

const PASSWORD = 'Correct-horse-1';
const refused = {
  type: 'NotAuthorizedException',
  message: 'A client attempted to write unauthorized attribute',
};

async function start(client: ClientOptions) {
  const sandbox = await createSandbox({
    ...frozen,
    userPool: { schema: [{ name: 'plan' }] },
    clients: [client],
    users: [
      {
        username: 'ada',
        password: PASSWORD,
        attributes: { email: 'ada@example.com', nickname: 'Ada', 'custom:plan': 'gold' },
      },
    ],
  });
  const tokens = async (clientId = sandbox.clientId) => {
    const ada = new Person(sandbox, 'ada', PASSWORD);
    ada.clientId = clientId;
    return tokensOf(await ada.signInBySrp());
  };
  const seen = async (clientId?: string) => {
    const { AccessToken, IdToken } = await tokens(clientId);
    const { UserAttributes } = await send<{ UserAttributes: { Name: string }[] }>(sandbox, 'GetUser', {
      AccessToken,
    });
    return { names: UserAttributes.map(({ Name }) => Name), claims: decodeJwt(IdToken) };
  };
  const write = async (Name: string, clientId?: string) => {
    const { AccessToken } = await tokens(clientId);
    return send(sandbox, 'UpdateUserAttributes', { AccessToken, UserAttributes: [{ Name, Value: 'x' }] });
  };
  return { sandbox, tokens, seen, write };
}

describe('readAttributes of an app client', () => {
  test('are all that its users and ID tokens show of a person', async () => {
    const { seen } = await start({ readAttributes: ['nickname'] });
    const { names, claims } = await seen();
    expect(names).toEqual(['sub', 'nickname']);
    expect(claims).toMatchObject({ nickname: 'Ada', sub: expect.any(String), 'cognito:username': 'ada' });
    expect(claims).not.toHaveProperty('email');
    expect(claims).not.toHaveProperty('email_verified');
  });

  test('are left out: every attribute', async () => {
    const { seen } = await start({});
    expect((await seen()).claims).toMatchObject({ 'custom:plan': 'gold', email: 'ada@example.com' });
  });
});

describe('writeAttributes of an app client', () => {
  test('are all that its users may write', async () => {
    const { sandbox, write, tokens } = await start({ writeAttributes: ['nickname'] });
    await expect(write('nickname')).resolves.toEqual({});
    await expect(write('given_name')).rejects.toMatchObject(refused);
    const { AccessToken } = await tokens();
    await expect(
      send(sandbox, 'DeleteUserAttributes', { AccessToken, UserAttributeNames: ['custom:plan'] }),
    ).rejects.toMatchObject(refused);
    await expect(
      send(sandbox, 'SignUp', {
        ClientId: sandbox.clientId,
        Username: 'eve',
        Password: PASSWORD,
        UserAttributes: [{ Name: 'custom:plan', Value: 'gold' }],
      }),
    ).rejects.toMatchObject(refused);
    expect(sandbox.users.get('eve')).toBeUndefined();
  });

  test('hold for a forced new password too', async () => {
    const { sandbox } = await start({ writeAttributes: ['nickname'] });
    await sandbox.users.add({ username: 'bob', password: PASSWORD, status: 'FORCE_CHANGE_PASSWORD' });
    const bob = new Person(sandbox, 'bob', PASSWORD);
    const asked = await bob.signInBySrp();
    await expect(
      bob.respond(asked, { NEW_PASSWORD: 'Another-horse-2', 'userAttributes.given_name': 'Bob' }),
    ).rejects.toMatchObject(refused);
  });
});

test('an app client that is made over the API has the standard attributes only', async () => {
  const { sandbox, seen, write } = await start({});
  const { UserPoolClient } = await send<{ UserPoolClient: { ClientId: string } }>(
    sandbox,
    'CreateUserPoolClient',
    { UserPoolId: sandbox.userPoolId, ClientName: 'plain' },
  );
  const { ClientId } = UserPoolClient;
  const { names } = await seen(ClientId);
  expect(names).toEqual(['sub', 'email', 'nickname', 'email_verified']);
  await expect(write('custom:plan', ClientId)).rejects.toMatchObject(refused);
  await expect(write('nickname', ClientId)).resolves.toEqual({});
});

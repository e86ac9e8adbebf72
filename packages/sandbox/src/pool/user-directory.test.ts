import { describe, expect, test, vi } from 'vitest';
import { createSandbox } from '../sandbox.ts';
import { ADA, startFederation } from '../testing/identity-providers.ts';
import { Person, tokensOf } from '../testing/person.ts';
import { send } from '../testing/wire.ts';
import { UserDirectory } from './user-directory.ts';

const PASSWORD = 'Correct-horse-1';

async function start(userPool: object) {
  const sandbox = await createSandbox({
    userPool,
    users: [
      {
        username: 'ada',
        password: PASSWORD,
        attributes: { email: 'ada@example.com', preferred_username: 'Countess' },
      },
    ],
  });
  const update = (attributes: Record<string, string>) =>
    send(sandbox, 'AdminUpdateUserAttributes', {
      UserPoolId: sandbox.userPoolId,
      Username: 'ada',
      UserAttributes: Object.entries(attributes).map(([Name, Value]) => ({ Name, Value })),
    });
  return { sandbox, update, name: (alias: string) => sandbox.users.get(alias)?.username };
}

test('a user is found by an alias as long as it is the user’s and verified', async () => {
  const { update, name } = await start({ aliasAttributes: ['email', 'preferred_username'] });
  expect([name('ADA@example.com'), name('countess')]).toEqual(['ada', 'ada']);
  await update({ email: 'lovelace@example.com' });
  expect([name('ada@example.com'), name('lovelace@example.com')]).toEqual([undefined, undefined]);
  await update({ email_verified: 'true' });
  expect(name('lovelace@example.com')).toBe('ada');
});

test('an attribute that is deleted no longer finds its user', async () => {
  const { sandbox, name } = await start({ aliasAttributes: ['preferred_username'] });
  const ada = new Person(sandbox, 'countess', PASSWORD);
  const { AuthenticationResult } = await ada.initiate('USER_PASSWORD_AUTH', {
    USERNAME: 'Countess',
    PASSWORD,
  });
  const AccessToken = AuthenticationResult?.AccessToken ?? '';
  await send(sandbox, 'DeleteUserAttributes', { AccessToken, UserAttributeNames: ['preferred_username'] });
  expect(name('countess')).toBeUndefined();
});

test('letter case counts from the moment that the pool says so', async () => {
  const { sandbox, name } = await start({});
  expect(name('ADA')).toBe('ada');
  sandbox.configure({ usernameConfiguration: { caseSensitive: true } });
  expect([name('ADA'), name('ada')]).toEqual([undefined, 'ada']);
  await sandbox.users.add({ username: 'Ada' });
  expect(name('Ada')).toBe('Ada');
});

test('the names of a deleted user are free', async () => {
  const { sandbox, name } = await start({ aliasAttributes: ['email'] });
  sandbox.users.delete('ada');
  expect([name('ada'), name('ada@example.com')]).toEqual([undefined, undefined]);
  await expect(
    sandbox.users.add({ username: 'ada', attributes: { email: 'ada@example.com' } }),
  ).resolves.toBeDefined();
});

describe('the user of an account at an identity provider', () => {
  async function startLinking() {
    const { sandbox, signIn, exchange } = await startFederation();
    const account = { ProviderName: 'Google', ProviderAttributeValue: ADA.sub };
    const call = (operation: string, body: object, at = sandbox) =>
      send(at, operation, { UserPoolId: sandbox.userPoolId, ...body });
    const link = (username: string, at = sandbox) =>
      call(
        'AdminLinkProviderForUser',
        {
          DestinationUser: { ProviderName: 'Cognito', ProviderAttributeValue: username },
          SourceUser: account,
        },
        at,
      );
    const unlink = () => call('AdminDisableProviderForUser', { User: account });
    const username = async () => (await exchange(await signIn(ADA.email))).id['cognito:username'];
    return { sandbox, link, unlink, username };
  }
  const taken = { type: 'InvalidParameterException', message: expect.stringContaining('Merging') };

  test('is found in one look, however many users there are', async () => {
    const { link, username } = await startLinking();
    const all = vi.spyOn(UserDirectory.prototype, 'all');
    await link('grace');
    expect(await username()).toBe('grace');
    await expect(link('grace')).rejects.toMatchObject(taken);
    expect(all).not.toHaveBeenCalled();
  });

  test('is another one once the account was taken away, or its user deleted', async () => {
    const { sandbox, link, unlink, username } = await startLinking();
    await sandbox.users.add({ username: 'hopper', password: PASSWORD });
    await link('grace');
    await unlink();
    await link('hopper');
    expect(await username()).toBe('hopper');
    sandbox.users.delete('hopper');
    await link('grace');
    expect(await username()).toBe('grace');
    await sandbox.reset();
    expect(await username()).toBe(`Google_${ADA.sub}`);
  });

  test('is the same after a restart', async () => {
    const { sandbox, link } = await startLinking();
    await link('grace');
    const again = await createSandbox({ snapshot: await sandbox.snapshot() });
    await expect(link('grace', again)).rejects.toMatchObject(taken);
  });

  test('keeps it: nobody deletes an attribute that only the pool writes', async () => {
    const { sandbox, link, username } = await startLinking();
    await link('grace');
    const { AccessToken } = tokensOf(
      await new Person(sandbox, 'grace', PASSWORD).initiate('USER_PASSWORD_AUTH', {
        USERNAME: 'grace',
        PASSWORD,
      }),
    );
    for (const name of ['identities', 'sub']) {
      await expect(
        send(sandbox, 'DeleteUserAttributes', { AccessToken, UserAttributeNames: [name] }),
      ).rejects.toMatchObject({ type: 'InvalidParameterException' });
    }
    expect(await username()).toBe('grace');
  });
});

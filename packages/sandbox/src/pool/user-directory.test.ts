import { expect, test } from 'vitest';
import { createSandbox } from '../sandbox.ts';
import { Person } from '../testing/person.ts';
import { send } from '../testing/wire.ts';

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

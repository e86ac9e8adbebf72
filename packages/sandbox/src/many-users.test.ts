import { expect, test, vi } from 'vitest';
import { UserDirectory } from './pool/user-directory.ts';
import { createSandbox } from './sandbox.ts';
import { send } from './testing/wire.ts';
import type { JsonObject } from './wire/json.ts';

test('a hundred thousand users without passwords are added and found in seconds', async () => {
  const sandbox = await createSandbox({ userPool: { aliasAttributes: ['email'] } });
  for (let n = 0; n < 100_000; n += 1) {
    await sandbox.users.add({ username: `user${n}`, attributes: { email: `user${n}@example.com` } });
  }
  expect(sandbox.users.get('USER99999@example.com')?.username).toBe('user99999');
  await expect(sandbox.users.add({ username: 'User5' })).rejects.toMatchObject({
    type: 'UsernameExistsException',
  });
  const { userPoolId: UserPoolId } = sandbox;
  const list = (more: JsonObject) =>
    send<{ Users: { Username: string }[]; PaginationToken?: string }>(sandbox, 'ListUsers', {
      UserPoolId,
      ...more,
    });
  // The users that are looked at: not those of previous pages, and not those with other names.
  const all = vi.spyOn(UserDirectory.prototype, 'all');
  const { Users, PaginationToken } = await list({ Limit: 2, PaginationToken: 'from-99997' });
  expect(Users.map(({ Username }) => Username)).toEqual(['user99997', 'user99998']);
  expect((await list({ PaginationToken })).Users).toHaveLength(1);
  const filters = [
    'email = "user7@example.com"',
    'username = "user7"',
    `sub = "${sandbox.users.get('user7')?.sub}"`,
  ];
  for (const Filter of filters) {
    expect((await list({ Filter })).Users.map(({ Username }) => Username)).toEqual(['user7']);
  }
  expect((await list({ Filter: 'email = "USER7@example.com"' })).Users).toEqual([]);
  expect(all).not.toHaveBeenCalled();
}, 30_000);

import { expect, test } from 'vitest';
import { createSandbox } from './sandbox.ts';
import { frozen } from './testing/frozen.ts';
import { Person, tokensOf } from './testing/person.ts';
import { administer, send } from './testing/wire.ts';
import type { JsonObject } from './wire/json.ts';

const PASSWORD = 'Correct-horse-1';
const attributes = { email: 'one@example.com' };
const group = (groupName: string) => ({ groupName });

/** A pool with two of everything that is listed page by page. */
async function start() {
  const sandbox = await createSandbox({
    ...frozen,
    userPool: { deviceConfiguration: {} },
    clients: [{ clientName: 'one' }, { clientName: 'two' }],
    groups: [group('one'), group('two')],
    users: [
      { username: 'ada', password: PASSWORD, attributes, groups: ['one', 'two'] },
      { username: 'bob', attributes, groups: ['one'] },
    ],
    identityProviders: [
      { providerName: 'Google', providerType: 'Google' },
      { providerName: 'Acme', providerType: 'SAML' },
    ],
  });
  const call = administer(sandbox);
  await call('CreateUserPool', { PoolName: 'two' });
  for (const Name of ['one', 'two']) await call('CreateResourceServer', { Identifier: Name, Name });
  const ada = new Person(sandbox, 'ada', PASSWORD);
  const signIn = async () =>
    tokensOf(await ada.initiate('USER_PASSWORD_AUTH', { USERNAME: 'ada', PASSWORD }));
  const tokens = await signIn();
  for (const one of [tokens, await signIn()]) await ada.confirmDevice(one);
  return { call, AccessToken: tokens.AccessToken };
}

/** Lists by operation: the member of its page size, that of the token, that of the items, and more input. */
const LISTS: [string, 'Limit' | 'MaxResults', 'NextToken' | 'PaginationToken', string, JsonObject?][] = [
  ['ListUserPools', 'MaxResults', 'NextToken', 'UserPools'],
  ['ListUserPoolClients', 'MaxResults', 'NextToken', 'UserPoolClients'],
  ['ListUsers', 'Limit', 'PaginationToken', 'Users'],
  ['ListUsers', 'Limit', 'PaginationToken', 'Users', { Filter: 'status = "Enabled"' }],
  ['ListUsers', 'Limit', 'PaginationToken', 'Users', { Filter: 'email = "one@example.com"' }],
  ['ListUsersInGroup', 'Limit', 'NextToken', 'Users', { GroupName: 'one' }],
  ['ListGroups', 'Limit', 'NextToken', 'Groups'],
  ['AdminListGroupsForUser', 'Limit', 'NextToken', 'Groups', { Username: 'ada' }],
  ['AdminListDevices', 'Limit', 'PaginationToken', 'Devices', { Username: 'ada' }],
  ['ListDevices', 'Limit', 'PaginationToken', 'Devices'],
  ['ListResourceServers', 'MaxResults', 'NextToken', 'ResourceServers'],
  ['ListIdentityProviders', 'MaxResults', 'NextToken', 'Providers'],
];

test('every list comes in pages, of which the last has no token', async () => {
  const { call, AccessToken } = await start();
  for (const [operation, size, token, items, more = {}] of LISTS) {
    const list = (input: JsonObject) => call(operation, { AccessToken, ...more, ...input });
    const all = await list({ [size]: 2 });
    expect(all, operation).toEqual({ [items]: [expect.any(Object), expect.any(Object)] });
    const [one, two] = all[items] as JsonObject[];
    const first = await list({ [size]: 1 });
    expect(first, operation).toEqual({ [items]: [one], [token]: expect.any(String) });
    const second = await list({ [size]: 1, [token]: first[token] });
    expect(second, operation).toEqual({ [items]: [two] });
    await expect(list({ [size]: 1, [token]: 'invented' }), operation).rejects.toMatchObject({
      type: 'InvalidParameterException',
    });
  }
});

test.each([
  ['ListUserPools', 0],
  ['ListUserPools', 61],
  ['ListUserPoolClients', 0],
  ['ListUserPoolClients', 61],
  ['ListResourceServers', 0],
  ['ListResourceServers', 51],
  ['ListIdentityProviders', -1],
  ['ListIdentityProviders', 61],
  ['ListIdentityProviders', 1.5],
])('%s has no pages of %d', async (operation, MaxResults) => {
  const sandbox = await createSandbox(frozen);
  const UserPoolId = sandbox.userPoolId;
  await expect(send(sandbox, operation, { UserPoolId, MaxResults })).rejects.toMatchObject({
    type: 'InvalidParameterException',
  });
});

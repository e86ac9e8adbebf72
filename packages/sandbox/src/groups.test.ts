import { decodeJwt } from 'jose';
import { expect, test } from 'vitest';
import { createSandbox } from './sandbox.ts';
import { frozen } from './testing/frozen.ts';
import { Person, tokensOf } from './testing/person.ts';
import { administer } from './testing/wire.ts';

const PASSWORD = 'Correct-horse-1';
const role = (name: string) => `arn:aws:iam::000000000000:role/${name}`;

async function start(triggers = {}) {
  const sandbox = await createSandbox({
    ...frozen,
    triggers,
    groups: [{ groupName: 'staff', precedence: 5, roleArn: role('staff') }],
    users: [{ username: 'ada', password: PASSWORD, groups: ['staff', 'readers'] }, { username: 'eve' }],
  });
  const call = administer(sandbox);
  const claims = async () => {
    const ada = new Person(sandbox, 'ada', PASSWORD);
    const { IdToken, AccessToken } = tokensOf(
      await ada.initiate('USER_PASSWORD_AUTH', { USERNAME: 'ada', PASSWORD }),
    );
    return { id: decodeJwt(IdToken), access: decodeJwt(AccessToken) };
  };
  return { sandbox, call, claims };
}

test('a group is made, described, changed, listed and deleted', async () => {
  const { call } = await start();
  const Group = { GroupName: 'admins', Description: 'Those who may', Precedence: 1, RoleArn: role('admin') };
  expect(await call('CreateGroup', Group)).toMatchObject({ Group });
  await expect(call('CreateGroup', Group)).rejects.toMatchObject({ type: 'GroupExistsException' });
  expect(await call('UpdateGroup', { GroupName: 'admins', Precedence: 2 })).toMatchObject({
    Group: { ...Group, Precedence: 2 },
  });
  expect(await call('GetGroup', { GroupName: 'admins' })).toMatchObject({
    Group: { ...Group, Precedence: 2 },
  });
  expect(await call('ListGroups', { Limit: 2 })).toMatchObject({
    Groups: [{ GroupName: 'staff' }, { GroupName: 'readers' }],
    NextToken: expect.any(String),
  });
  await call('DeleteGroup', { GroupName: 'admins' });
  await expect(call('GetGroup', { GroupName: 'admins' })).rejects.toMatchObject({
    type: 'ResourceNotFoundException',
  });
});

test('users come into a group and leave it, and with it their tokens’ claims', async () => {
  const { sandbox, call, claims } = await start();
  await call('CreateGroup', { GroupName: 'admins', Precedence: 1, RoleArn: role('admin') });
  await call('AdminAddUserToGroup', { GroupName: 'admins', Username: 'ada' });
  expect(await claims()).toMatchObject({
    access: { 'cognito:groups': ['staff', 'readers', 'admins'] },
    id: {
      'cognito:groups': ['staff', 'readers', 'admins'],
      'cognito:roles': [role('staff'), role('admin')],
      'cognito:preferred_role': role('admin'),
    },
  });
  expect((await claims()).access).not.toHaveProperty('cognito:roles');
  expect(await call('ListUsersInGroup', { GroupName: 'admins' })).toMatchObject({
    Users: [{ Username: 'ada', Attributes: [{ Name: 'sub' }] }],
  });
  expect(await call('AdminListGroupsForUser', { Username: 'ada' })).toMatchObject({
    Groups: [{ GroupName: 'staff' }, { GroupName: 'readers' }, { GroupName: 'admins' }],
  });
  await call('AdminRemoveUserFromGroup', { GroupName: 'staff', Username: 'ada' });
  await call('DeleteGroup', { GroupName: 'admins' });
  expect(sandbox.users.get('ada')?.groups).toEqual(['readers']);
  expect((await claims()).id).not.toHaveProperty('cognito:preferred_role');
  await expect(call('AdminAddUserToGroup', { GroupName: 'nobodys', Username: 'ada' })).rejects.toMatchObject({
    type: 'ResourceNotFoundException',
  });
});

test('two groups of one precedence and two roles have no preferred one', async () => {
  const { call, claims } = await start();
  await call('CreateGroup', { GroupName: 'admins', Precedence: 5, RoleArn: role('admin') });
  await call('AdminAddUserToGroup', { GroupName: 'admins', Username: 'ada' });
  expect((await claims()).id).not.toHaveProperty('cognito:preferred_role');
});

test('pre token generation sees groups and roles, and overrides them', async () => {
  const { claims } = await start({
    preTokenGeneration(event: { request: { groupConfiguration: object }; response: object }) {
      expect(event.request.groupConfiguration).toEqual({
        groupsToOverride: ['staff', 'readers'],
        iamRolesToOverride: [role('staff')],
        preferredRole: role('staff'),
      });
      event.response = {
        claimsAndScopeOverrideDetails: {
          groupOverrideDetails: { groupsToOverride: ['guests'], iamRolesToOverride: [], preferredRole: null },
        },
      };
      return event;
    },
  });
  const { id } = await claims();
  expect(id['cognito:groups']).toEqual(['guests']);
  expect(id).not.toHaveProperty('cognito:roles');
});

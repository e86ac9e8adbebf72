import { expect, test } from 'vitest';
import { createSandbox } from './sandbox.ts';
import { frozen } from './testing/frozen.ts';
import { Person, tokensOf } from './testing/person.ts';
import { send } from './testing/wire.ts';
import type { JsonObject } from './wire/json.ts';

const PASSWORD = 'Correct-horse-1';

async function start() {
  const sandbox = await createSandbox({
    ...frozen,
    userPool: { deviceConfiguration: {} },
    users: [{ username: 'ada', password: PASSWORD, attributes: { nickname: 'Ada' } }],
  });
  const call = <T = JsonObject>(operation: string, body: JsonObject = {}) =>
    send<T>(sandbox, operation, { UserPoolId: sandbox.userPoolId, ...body });
  return { sandbox, call };
}

test('pools are listed page by page, and deleted with all that is in them', async () => {
  const { sandbox, call } = await start();
  const { UserPool } = await call<{ UserPool: { Id: string } }>('CreateUserPool', { PoolName: 'second' });
  const first = await call<{ NextToken: string }>('ListUserPools', { MaxResults: 1 });
  expect(first).toMatchObject({ UserPools: [{ Id: sandbox.userPoolId }] });
  expect(await call('ListUserPools', { MaxResults: 1, NextToken: first.NextToken })).toEqual({
    UserPools: [expect.objectContaining({ Id: UserPool.Id, Name: 'second' })],
  });
  await call('DeleteUserPool', { UserPoolId: UserPool.Id });
  expect(sandbox.pools.has(UserPool.Id)).toBe(false);
  await expect(call('DescribeUserPool', { UserPoolId: UserPool.Id })).rejects.toMatchObject({
    type: 'ResourceNotFoundException',
  });
});

test('the first pool, and one that is protected, cannot be deleted', async () => {
  const { call } = await start();
  await expect(call('DeleteUserPool')).rejects.toMatchObject({ type: 'InvalidParameterException' });
  const { UserPool } = await call<{ UserPool: { Id: string } }>('CreateUserPool', {
    PoolName: 'second',
    DeletionProtection: 'ACTIVE',
  });
  await expect(call('DeleteUserPool', { UserPoolId: UserPool.Id })).rejects.toMatchObject({
    type: 'InvalidParameterException',
    message: expect.stringContaining('deletion protection'),
  });
});

test('app clients are listed, and a deleted one takes its tokens with it', async () => {
  const { sandbox, call } = await start();
  const ada = new Person(sandbox, 'ada', PASSWORD);
  const { AccessToken } = tokensOf(await ada.signInBySrp());
  const { clientId: other } = sandbox.addClient({ clientName: 'other' });
  expect(await call('ListUserPoolClients')).toMatchObject({
    UserPoolClients: [{ ClientId: ada.clientId }, { ClientId: other, ClientName: 'other' }],
  });
  await call('DeleteUserPoolClient', { ClientId: ada.clientId });
  await expect(send(sandbox, 'GetUser', { AccessToken })).rejects.toMatchObject({
    type: 'NotAuthorizedException',
  });
  await expect(ada.signInBySrp()).rejects.toMatchObject({ type: 'ResourceNotFoundException' });
});

test('custom attributes can be declared later', async () => {
  const { sandbox, call } = await start();
  const change = {
    Username: 'ada',
    UserAttributes: [{ Name: 'custom:plan', Value: 'gold' }],
  };
  await expect(call('AdminUpdateUserAttributes', change)).rejects.toMatchObject({
    type: 'InvalidParameterException',
  });
  await call('AddCustomAttributes', { CustomAttributes: [{ Name: 'plan', AttributeDataType: 'String' }] });
  await call('AdminUpdateUserAttributes', change);
  expect(sandbox.users.get('ada')?.attributes).toMatchObject({ 'custom:plan': 'gold' });
  await expect(call('AddCustomAttributes', { CustomAttributes: 'plan' })).rejects.toMatchObject({
    type: 'InvalidParameterException',
  });
});

test('an administrator deletes attributes, and sees only those asked for', async () => {
  const { sandbox, call } = await start();
  expect(await call('ListUsers', { AttributesToGet: ['nickname'] })).toMatchObject({
    Users: [{ Attributes: [{ Name: 'nickname', Value: 'Ada' }] }],
  });
  await call('AdminDeleteUserAttributes', { Username: 'ada', UserAttributeNames: ['nickname'] });
  expect(sandbox.users.get('ada')?.attributes).not.toHaveProperty('nickname');
});

test('an administrator sees, remembers and forgets the devices of a user', async () => {
  const { sandbox, call } = await start();
  const ada = new Person(sandbox, 'ada', PASSWORD);
  const { device } = await ada.confirmDevice(tokensOf(await ada.signInBySrp()));
  const named = { Username: 'ada', DeviceKey: device.deviceKey };
  await call('AdminUpdateDeviceStatus', { ...named, DeviceRememberedStatus: 'not_remembered' });
  expect(sandbox.users.get('ada')?.devices).toMatchObject([{ remembered: false }]);
  expect(await call('AdminGetDevice', named)).toMatchObject({ Device: { DeviceKey: device.deviceKey } });
  await call('AdminForgetDevice', named);
  expect(await call('AdminListDevices', { Username: 'ada' })).toEqual({ Devices: [] });
});

test('an administrator takes an authenticator app away', async () => {
  const { sandbox, call } = await start();
  await sandbox.users.add({ username: 'bob', mfa: { totpSecret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP' } });
  await call('AdminDeleteSoftwareToken', { Username: 'bob' });
  expect(sandbox.users.get('bob')?.mfa).toEqual([]);
  expect(await call('AdminGetUserAuthFactors', { Username: 'ada' })).toEqual({
    Username: 'ada',
    ConfiguredUserAuthFactors: ['PASSWORD'],
  });
});

test('feedback on a sign-in needs threat protection, which is not here', async () => {
  const { call } = await start();
  await expect(
    call('UpdateAuthEventFeedback', {
      Username: 'ada',
      EventId: 'e',
      FeedbackToken: 't',
      FeedbackValue: 'Valid',
    }),
  ).rejects.toMatchObject({ type: 'UserPoolAddOnNotEnabledException' });
});

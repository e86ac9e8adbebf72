import { expect, test } from 'vitest';
import { createSandbox } from './sandbox.ts';
import { frozen } from './testing/frozen.ts';
import { Person, tokensOf } from './testing/person.ts';
import { administer, send } from './testing/wire.ts';
import type { JsonObject } from './wire/json.ts';

const PASSWORD = 'Correct-horse-1';

async function start() {
  const sandbox = await createSandbox({
    ...frozen,
    userPool: { deviceConfiguration: {} },
    users: [{ username: 'ada', password: PASSWORD, attributes: { nickname: 'Ada' } }],
  });
  const call = administer(sandbox);
  return { sandbox, call };
}

test('pools are listed page by page, and deleted with all that is in them', async () => {
  const { sandbox, call } = await start();
  const { UserPool } = await call<{ UserPool: { Id: string } }>('CreateUserPool', { PoolName: 'second' });
  const inSecond = { UserPoolId: UserPool.Id, MaxResults: 1 };
  expect(await call('ListUserPoolClients', inSecond)).toEqual({ UserPoolClients: [] });
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
  const main = await call<{ UserPool: { Domain: string } }>('DescribeUserPool');
  await call('DeleteUserPoolDomain', { Domain: main.UserPool.Domain });
  await expect(call('DeleteUserPool')).rejects.toMatchObject({
    type: 'InvalidParameterException',
    message: 'The first user pool of the sandbox cannot be deleted.',
  });
  const { UserPool } = await call<{ UserPool: { Id: string } }>('CreateUserPool', {
    PoolName: 'second',
    DeletionProtection: 'ACTIVE',
  });
  await expect(call('DeleteUserPool', { UserPoolId: UserPool.Id })).rejects.toMatchObject({
    type: 'InvalidParameterException',
    message: expect.stringContaining('deletion protection'),
  });
});

test('a change of a pool resets what it leaves out, and keeps what is fixed or set elsewhere', async () => {
  const { sandbox, call } = await start();
  const { UserPool } = await call<{ UserPool: { Id: string } }>('CreateUserPool', {
    PoolName: 'second',
    AliasAttributes: ['email'],
    Schema: [{ Name: 'plan', AttributeDataType: 'String' }],
    UsernameConfiguration: { CaseSensitive: false },
    DeletionProtection: 'ACTIVE',
    UserPoolTags: { stage: 'dev' },
  });
  const UserPoolId = UserPool.Id;
  const shown = async () =>
    (await call<{ UserPool: JsonObject }>('DescribeUserPool', { UserPoolId })).UserPool;
  const passkeys = { RelyingPartyId: 'app.example', UserVerification: 'required' };
  const sessions = { UserSessionTracking: 'ENABLED', TokenSession: { MaxPerUser: 3 } };
  await call('SetUserPoolMfaConfig', {
    UserPoolId,
    MfaConfiguration: 'OPTIONAL',
    SoftwareTokenMfaConfiguration: { Enabled: true },
    WebAuthnConfiguration: passkeys,
  });
  await call('SetUserPoolSessionConfiguration', { UserPoolId, ...sessions });
  const before = await shown();
  sandbox.pools.get(UserPoolId)?.clock.advance(5_000);
  const smsConfiguration = { SnsCallerArn: 'arn:aws:iam::000000000000:role/sms' };
  await call('UpdateUserPool', {
    UserPoolId,
    MfaConfiguration: 'OPTIONAL',
    SmsConfiguration: smsConfiguration,
  });
  const after = await shown();
  const { AliasAttributes, SchemaAttributes, UsernameAttributes, UsernameConfiguration } = before;
  expect(after).toMatchObject({
    Name: 'second',
    AliasAttributes,
    SchemaAttributes,
    UsernameAttributes,
    UsernameConfiguration,
    UserPoolTags: { stage: 'dev' },
    CreationDate: before.CreationDate,
    LastModifiedDate: Number(before.LastModifiedDate) + 5,
  });
  expect([before.DeletionProtection, after.DeletionProtection]).toEqual(['ACTIVE', 'INACTIVE']);
  expect(await call('GetUserPoolMfaConfig', { UserPoolId })).toMatchObject({
    SmsMfaConfiguration: {},
    SoftwareTokenMfaConfiguration: { Enabled: true },
    WebAuthnConfiguration: passkeys,
  });
  expect(await call('GetUserPoolSessionConfiguration', { UserPoolId })).toMatchObject(sessions);
  await call('UpdateUserPool', { UserPoolId, PoolName: 'renamed', UserPoolTags: {} });
  const { Name, UserPoolTags } = await shown();
  expect([Name, UserPoolTags]).toEqual(['renamed', {}]);
});

test('the second factors of a pool are those of the newest call; passkeys stay as they are', async () => {
  const { sandbox, call } = await start();
  const { LastModifiedDate } = (await call<{ UserPool: JsonObject }>('DescribeUserPool')).UserPool;
  const WebAuthnConfiguration = {
    FactorConfiguration: 'MULTI_FACTOR_WITH_USER_VERIFICATION',
    RelyingPartyId: 'app.example',
    UserVerification: 'required',
  };
  const first = {
    MfaConfiguration: 'ON',
    EmailMfaConfiguration: {},
    SmsMfaConfiguration: {},
    WebAuthnConfiguration,
  };
  expect(await call('SetUserPoolMfaConfig', first)).toEqual(first);
  sandbox.clock.advance(5_000);
  const now = { MfaConfiguration: 'OFF', SoftwareTokenMfaConfiguration: { Enabled: true } };
  const set = await call('SetUserPoolMfaConfig', {
    SoftwareTokenMfaConfiguration: { Enabled: true },
  });
  expect(set).toEqual({ ...now, WebAuthnConfiguration });
  expect(await call('GetUserPoolMfaConfig')).toEqual(set);
  expect(await call('SetUserPoolMfaConfig', { SoftwareTokenMfaConfiguration: {} })).toEqual({
    MfaConfiguration: 'OFF',
    WebAuthnConfiguration,
  });
  expect(await call('DescribeUserPool')).toMatchObject({
    UserPool: { LastModifiedDate: Number(LastModifiedDate) + 5 },
  });
});

test('a change of an app client resets what it leaves out, and keeps its name, secret and sessions', async () => {
  const { sandbox, call } = await start();
  const { UserPoolClient: made } = await call<{ UserPoolClient: JsonObject & { ClientId: string } }>(
    'CreateUserPoolClient',
    { ClientName: 'server', GenerateSecret: true, AuthSessionValidity: 15 },
  );
  const { ClientId } = made;
  const sessions = { SSOSession: { MaxValidityMinutes: 5 } };
  await call('SetUserPoolClientSessionConfiguration', { ClientId, ...sessions });
  sandbox.clock.advance(5_000);
  // Without the secret that it has, it could not have this flow.
  const AllowedOAuthFlows = ['client_credentials'];
  expect(await call('UpdateUserPoolClient', { ClientId, AllowedOAuthFlows })).toEqual({
    UserPoolClient: {
      ...made,
      AllowedOAuthFlows,
      AuthSessionValidity: 3,
      LastModifiedDate: Number(made.LastModifiedDate) + 5,
    },
  });
  expect(await call('DescribeUserPoolClient', { ClientId })).toMatchObject({
    UserPoolClient: { ClientId, AllowedOAuthFlows },
  });
  expect(await call('GetUserPoolClientSessionConfiguration', { ClientId })).toMatchObject(sessions);
  const open = { ClientId: sandbox.clientId, AllowedOAuthFlows };
  await expect(call('UpdateUserPoolClient', open)).rejects.toMatchObject({
    type: 'InvalidOAuthFlowException',
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
  const add = (Name: string) =>
    call('AddCustomAttributes', { CustomAttributes: [{ Name, AttributeDataType: 'String' }] });
  for (const name of ['plan', 'badge']) await add(name);
  await call('AdminUpdateUserAttributes', change);
  expect(sandbox.users.get('ada')?.attributes).toMatchObject({ 'custom:plan': 'gold' });
  await expect(add('plan')).rejects.toMatchObject({
    type: 'InvalidParameterException',
    message: 'custom:plan: Existing attribute already has name custom:plan.',
  });
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
  // A device that was never confirmed is not there for anybody.
  const { NewDeviceMetadata } = tokensOf(await ada.signInBySrp());
  await expect(
    call('AdminGetDevice', { ...named, DeviceKey: NewDeviceMetadata?.DeviceKey }),
  ).rejects.toMatchObject({ type: 'ResourceNotFoundException', message: 'Device does not exist.' });
  for (const isRemembered of [false, true]) {
    sandbox.clock.advance(5_000);
    const DeviceRememberedStatus = isRemembered ? 'remembered' : 'not_remembered';
    expect(await call('AdminUpdateDeviceStatus', { ...named, DeviceRememberedStatus })).toEqual({});
    expect(sandbox.users.get('ada')?.devices[0]).toMatchObject({ remembered: isRemembered });
  }
  const Device = {
    DeviceKey: device.deviceKey,
    DeviceLastModifiedDate: sandbox.clock.now() / 1_000,
  };
  expect(await call('AdminGetDevice', named)).toMatchObject({ Device });
  expect(await call('AdminListDevices', { Username: 'ada' })).toMatchObject({ Devices: [Device] });
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

test('tags are those of the pool that the ARN names', async () => {
  const { call } = await start();
  const { UserPool } = await call<{ UserPool: { Id: string; Arn: string } }>('CreateUserPool', {
    PoolName: 'second',
  });
  const ResourceArn = UserPool.Arn;
  const tagsOf = async (body: JsonObject) => (await call('ListTagsForResource', body)).Tags;
  const second = { UserPoolId: undefined, ResourceArn };
  expect(await tagsOf(second)).toEqual({});
  await call('UntagResource', { ...second, TagKeys: ['stage'] });
  for (const Tags of [{ stage: 'dev' }, { Owner: 'ada', team: 'web' }])
    expect(await call('TagResource', { ...second, Tags })).toEqual({});
  await call('UntagResource', { ...second, TagKeys: ['team'] });
  expect(await tagsOf(second)).toEqual({ stage: 'dev', Owner: 'ada' });
  const { UserPool: tagged } = await call<{ UserPool: JsonObject }>('DescribeUserPool', {
    UserPoolId: UserPool.Id,
  });
  expect(tagged).toMatchObject({ Name: 'second', UserPoolTags: { stage: 'dev', Owner: 'ada' } });
  const unknown = `${ResourceArn}x`;
  for (const [operation, more] of [
    ['TagResource', { Tags: {} }],
    ['UntagResource', { TagKeys: [] }],
    ['ListTagsForResource', {}],
  ] as const) {
    await expect(call(operation, { ...second, ResourceArn: unknown, ...more })).rejects.toMatchObject({
      type: 'ResourceNotFoundException',
      message: `${unknown} does not exist.`,
    });
  }
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
  ).rejects.toMatchObject({
    type: 'UserPoolAddOnNotEnabledException',
    message: 'Threat protection is not enabled for this user pool.',
  });
});

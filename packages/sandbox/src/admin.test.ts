import { describe, expect, test } from 'vitest';
import type { PoolOptions } from './options.ts';
import { createSandbox } from './sandbox.ts';
import { frozen } from './testing/frozen.ts';
import { Person, tokensOf } from './testing/person.ts';
import { send } from './testing/wire.ts';
import type { JsonObject } from './wire/json.ts';

const PASSWORD = 'Correct-horse-1';
const DAY = 86_400_000;

async function start(options: PoolOptions = {}) {
  const sandbox = await createSandbox({
    ...frozen,
    users: [{ username: 'ada', password: PASSWORD, attributes: { email: 'ada@example.com' } }],
    ...options,
  });
  const ada = new Person(sandbox, 'ada', PASSWORD);
  const admin = <T = JsonObject>(operation: string, body: JsonObject = {}) =>
    send<T>(sandbox, operation, { UserPoolId: sandbox.userPoolId, Username: 'ada', ...body });
  return { sandbox, ada, admin };
}

describe('an administrator', () => {
  test('invites a person, whose temporary password arrives and has to be replaced', async () => {
    const { sandbox, admin } = await start();
    const invite = { Username: 'grace', UserAttributes: [{ Name: 'email', Value: 'grace@example.com' }] };
    expect(await admin('AdminCreateUser', invite)).toMatchObject({
      User: { UserStatus: 'FORCE_CHANGE_PASSWORD' },
    });
    const first = sandbox.outbox.latest('grace');
    expect(first).toMatchObject({ purpose: 'invitation', medium: 'EMAIL' });
    await admin('AdminCreateUser', { Username: 'grace', MessageAction: 'RESEND' });
    const grace = new Person(sandbox, 'grace', sandbox.outbox.latest('grace')?.code ?? '');
    expect((await grace.signInBySrp()).ChallengeName).toBe('NEW_PASSWORD_REQUIRED');
    await expect(admin('AdminCreateUser', { MessageAction: 'RESEND' })).rejects.toMatchObject({
      type: 'UnsupportedUserStateException',
      message: 'Resend not possible. The user is not in FORCE_CHANGE_PASSWORD state',
    });
    const nobody = { Username: 'nobody', MessageAction: 'RESEND' };
    await expect(admin('AdminCreateUser', nobody)).rejects.toMatchObject({ type: 'UserNotFoundException' });
  });

  test('chooses a temporary password, which ends after a week, or one to keep', async () => {
    const { sandbox, admin } = await start();
    const chosen = { Username: 'grace', TemporaryPassword: PASSWORD, MessageAction: 'SUPPRESS' };
    await admin('AdminCreateUser', { ...chosen, UserAttributes: [{ Name: 'nickname', Value: 'Amazing' }] });
    expect(await admin('AdminGetUser', { Username: 'grace' })).toMatchObject({
      Enabled: true,
      UserStatus: 'FORCE_CHANGE_PASSWORD',
      UserAttributes: expect.arrayContaining([{ Name: 'nickname', Value: 'Amazing' }]),
    });
    const grace = new Person(sandbox, 'grace', PASSWORD);
    expect((await grace.signInBySrp()).ChallengeName).toBe('NEW_PASSWORD_REQUIRED');
    const expired = {
      message: 'Temporary password has expired and must be reset by an administrator.',
    };
    sandbox.clock.advance(7 * DAY);
    await expect(grace.signInBySrp()).rejects.toMatchObject(expired);
    await admin('AdminSetUserPassword', { Username: 'grace', Password: PASSWORD });
    expect((await grace.signInBySrp()).ChallengeName).toBe('NEW_PASSWORD_REQUIRED');
    sandbox.clock.advance(7 * DAY);
    await expect(grace.signInBySrp()).rejects.toMatchObject(expired);
    await admin('AdminSetUserPassword', { Username: 'grace', Password: PASSWORD, Permanent: true });
    expect(sandbox.users.get('grace')?.status).toBe('CONFIRMED');
    sandbox.clock.advance(7 * DAY);
    expect(tokensOf(await grace.signInBySrp()).AccessToken).toBeDefined();
  });

  test('locks a person out and lets them in again', async () => {
    const { sandbox, ada, admin } = await start();
    const { AccessToken } = tokensOf(await ada.signInBySrp());
    await admin('AdminDisableUser');
    await expect(ada.signInBySrp()).rejects.toMatchObject({ message: 'User is disabled.' });
    await expect(send(sandbox, 'GetUser', { AccessToken })).rejects.toMatchObject({
      type: 'NotAuthorizedException',
    });
    await admin('AdminEnableUser');
    expect(tokensOf(await ada.signInBySrp()).AccessToken).toBeDefined();
  });

  test('resets a password, which then has to be set by the code', async () => {
    const { sandbox, ada, admin } = await start();
    await admin('AdminResetUserPassword');
    await expect(ada.signInBySrp()).rejects.toMatchObject({
      type: 'PasswordResetRequiredException',
      message: 'Password reset required for the user',
    });
    await send(sandbox, 'ConfirmForgotPassword', {
      ClientId: sandbox.clientId,
      Username: 'ada',
      ConfirmationCode: sandbox.outbox.latest('ada')?.code,
      Password: PASSWORD,
    });
    expect(tokensOf(await ada.signInBySrp()).AccessToken).toBeDefined();
  });

  test('confirms a sign-up, once, without verifying an address', async () => {
    const { sandbox, admin } = await start({
      users: [
        {
          username: 'ada',
          password: PASSWORD,
          status: 'UNCONFIRMED',
          attributes: { email: 'ada@example.com' },
        },
      ],
    });
    await admin('AdminConfirmSignUp');
    expect(sandbox.users.get('ada')).toMatchObject({
      status: 'CONFIRMED',
      attributes: { email_verified: 'false' },
    });
    await expect(admin('AdminConfirmSignUp')).rejects.toMatchObject({
      message: 'User cannot be confirmed. Current status is CONFIRMED',
    });
  });

  test('signs a person out everywhere, and deletes them', async () => {
    const { sandbox, ada, admin } = await start();
    await ada.signInBySrp();
    await admin('AdminUserGlobalSignOut');
    expect(sandbox.users.get('ada')?.sessions).toBe(0);
    await admin('AdminDeleteUser');
    await expect(admin('AdminGetUser')).rejects.toMatchObject({ type: 'UserNotFoundException' });
  });

  test('changes attributes immediately, including whether they are verified', async () => {
    const { sandbox, admin } = await start();
    const change = (attributes: Record<string, string>) =>
      admin('AdminUpdateUserAttributes', {
        UserAttributes: Object.entries(attributes).map(([Name, Value]) => ({ Name, Value })),
      });
    await change({ email: 'new@example.com' });
    expect(sandbox.users.get('ada')?.attributes.email_verified).toBe('false');
    await change({ email_verified: 'true' });
    expect(sandbox.users.get('ada')?.attributes).toMatchObject({
      email: 'new@example.com',
      email_verified: 'true',
    });
    await expect(change({ sub: 'x' })).rejects.toMatchObject({ type: 'InvalidParameterException' });
  });

  test('has the custom attributes that the pool was made with, and no others', async () => {
    const { admin } = await start();
    const { UserPool } = await admin<{ UserPool: { Id: string; SchemaAttributes: JsonObject[] } }>(
      'CreateUserPool',
      { PoolName: 'people', Schema: [{ Name: 'badge', AttributeDataType: 'String', Mutable: false }] },
    );
    expect(UserPool.SchemaAttributes).toMatchObject([{ Name: 'custom:badge' }]);
    const create = (Username: string, Name: string) =>
      admin('AdminCreateUser', {
        UserPoolId: UserPool.Id,
        Username,
        UserAttributes: [{ Name, Value: '7' }],
      });
    await expect(create('grace', 'custom:badge')).resolves.toBeDefined();
    for (const name of ['custom:bagde', 'badge', 'toString']) {
      await expect(create('eve', name)).rejects.toMatchObject({
        type: 'InvalidParameterException',
        message: `Attributes did not conform to the schema: Type for attribute {${name}} could not be determined`,
      });
    }
    await expect(
      admin('AdminUpdateUserAttributes', {
        UserPoolId: UserPool.Id,
        Username: 'grace',
        UserAttributes: [{ Name: 'custom:badge', Value: '8' }],
      }),
    ).rejects.toMatchObject({ type: 'InvalidParameterException' });
  });

  test('switches second factors on', async () => {
    const { ada, admin } = await start({
      userPool: { mfaConfiguration: 'OPTIONAL', enabledMfas: ['EMAIL_OTP'] },
    });
    await admin('AdminSetUserMFAPreference', { EmailMfaSettings: { Enabled: true, PreferredMfa: true } });
    expect((await ada.signInBySrp()).ChallengeName).toBe('EMAIL_OTP');
    await expect(
      admin('AdminSetUserMFAPreference', { SMSMfaSettings: { Enabled: true } }),
    ).rejects.toMatchObject({ message: 'User does not have delivery config set to turn on SMS_MFA' });
  });

  test('configures the second factors and passkeys of a pool', async () => {
    const { admin } = await start();
    const config = {
      MfaConfiguration: 'ON',
      EmailMfaConfiguration: {},
      WebAuthnConfiguration: { RelyingPartyId: 'example.com', UserVerification: 'required' },
    };
    await admin('SetUserPoolMfaConfig', config);
    const described = await admin('GetUserPoolMfaConfig');
    expect(described).toMatchObject(config);
    expect(described).not.toHaveProperty('SoftwareTokenMfaConfiguration');
  });

  test('lists users in pages and by filters', async () => {
    const { sandbox, admin } = await start();
    await sandbox.users.add({
      username: 'grace',
      attributes: { email: 'grace@example.com' },
      enabled: false,
    });
    const names = async (body: JsonObject) =>
      (await admin<{ Users: { Username: string }[] }>('ListUsers', body)).Users.map(
        ({ Username }) => Username,
      );
    expect(await names({ Filter: 'email = "ada@example.com"' })).toEqual(['ada']);
    expect(await names({ Filter: 'username ^= "gr"' })).toEqual(['grace']);
    expect(await names({ Filter: 'username = "grace"' })).toEqual(['grace']);
    expect(await names({ Filter: 'username = "gr"' })).toEqual([]);
    expect(await names({ Filter: 'email = "ADA@example.com"' })).toEqual([]);
    expect(await names({ Filter: 'status = "Disabled"' })).toEqual(['grace']);
    expect(await names({ Filter: 'status = "Enabled"' })).toEqual(['ada']);
    expect(await names({ Filter: 'status ^= "abled"' })).toEqual([]);
    await admin('AdminUpdateUserAttributes', {
      Username: 'ada',
      UserAttributes: [{ Name: 'given_name', Value: 'A "d" \\a' }],
    });
    expect(await names({ Filter: 'given_name = "A \\"d\\" \\\\a"' })).toEqual(['ada']);
    expect(await names({ Filter: 'cognito:user_status ^= "conf"' })).toHaveLength(2);
    expect(await names({ Filter: ' ' })).toEqual(['ada', 'grace']);
    expect(await names({ Filter: 'cognito:user_status = "CONFIRMED"' })).toHaveLength(2);
    const { PaginationToken } = await admin<{ PaginationToken: string }>('ListUsers', { Limit: 1 });
    expect(await names({ Limit: 1, PaginationToken })).toEqual(['grace']);
    for (const [body, message] of [
      [{ Filter: 'nonsense' }, 'Error while parsing filter.'],
      [{ Filter: 'nickname ^= "a"' }, 'Error while parsing filter.'],
      [{ Filter: 'custom:team = "a"' }, 'Error while parsing filter.'],
      [{ Filter: 'email = "a" and email = "b"' }, 'Error while parsing filter.'],
      [{ Filter: 'given_name = "A "d""' }, 'Error while parsing filter.'],
      [{ PaginationToken: 'invented' }, 'Invalid pagination token.'],
    ] as const) {
      await expect(names(body)).rejects.toMatchObject({ type: 'InvalidParameterException', message });
    }
  });

  test('gets an error for a missing pool', async () => {
    const { admin } = await start();
    await expect(admin('ListUsers', { UserPoolId: 'us-east-1_Nowhere' })).rejects.toMatchObject({
      type: 'ResourceNotFoundException',
      message: 'User pool us-east-1_Nowhere does not exist.',
    });
  });
});

test('where only administrators add users, nobody signs up', async () => {
  const { sandbox } = await start({
    userPool: { adminCreateUserConfig: { allowAdminCreateUserOnly: true } },
  });
  await expect(
    send(sandbox, 'SignUp', { ClientId: sandbox.clientId, Username: 'eve', Password: PASSWORD }),
  ).rejects.toMatchObject({ message: 'SignUp is not permitted for this user pool' });
});

test('a client may only list attributes of its pool, and has to write those that are required', async () => {
  const { admin } = await start({
    userPool: { schema: [{ name: 'name', required: true }, { name: 'custom:team' }] },
  });
  const create = (settings: JsonObject) =>
    admin<{ UserPoolClient: { ClientId: string } }>('CreateUserPoolClient', {
      ClientName: 'web',
      ...settings,
    });
  const refused = (sentence: string) => ({ type: 'InvalidParameterException', message: sentence });
  await expect(create({ ReadAttributes: ['name', 'custom:plan'] })).rejects.toMatchObject(
    refused('Invalid read attributes specified while creating a client'),
  );
  for (const WriteAttributes of [['name', 'team'], ['email']]) {
    await expect(create({ WriteAttributes })).rejects.toMatchObject(
      refused('Invalid write attributes specified while creating a client'),
    );
  }
  const lists = { ReadAttributes: ['email'], WriteAttributes: ['name', 'custom:team'] };
  const { ClientId } = (await create(lists)).UserPoolClient;
  await expect(
    admin('UpdateUserPoolClient', { ClientId, WriteAttributes: ['custom:team'] }),
  ).rejects.toMatchObject(refused('Invalid write attributes specified while updating a client'));
  expect(await admin('DescribeUserPoolClient', { ClientId })).toMatchObject({ UserPoolClient: lists });
});

test('a client with impossible lifetimes, or with both refreshes and rotation, is not made', async () => {
  const { admin } = await start();
  const create = (settings: JsonObject) => admin('CreateUserPoolClient', { ClientName: 'web', ...settings });
  for (const settings of [
    { AccessTokenValidity: 2, TokenValidityUnits: { AccessToken: 'minutes' } },
    { RefreshTokenValidity: 20, TokenValidityUnits: { RefreshToken: 'minutes' } },
    { RefreshTokenRotation: { Feature: 'ENABLED' }, ExplicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'] },
  ]) {
    await expect(create(settings)).rejects.toMatchObject({ type: 'InvalidParameterException' });
  }
  expect(await create({ GenerateSecret: true })).toMatchObject({
    UserPoolClient: { ClientSecret: expect.stringMatching(/^[0-9a-z]{52}$/) },
  });
});

import { describe, expect, test } from 'vitest';
import type { PoolOptions } from './options.ts';
import { createSandbox } from './sandbox.ts';
import { frozen } from './testing/frozen.ts';
import { Person, tokensOf } from './testing/person.ts';
import { send } from './testing/wire.ts';
import type { JsonObject } from './wire/json.ts';

const PASSWORD = 'Correct-horse-1';

async function start(userPool: PoolOptions['userPool'] = {}) {
  const sandbox = await createSandbox({
    ...frozen,
    userPool,
    users: [{ username: 'ada', password: PASSWORD, attributes: { email: 'ada@example.com' } }],
  });
  const { AccessToken } = tokensOf(await new Person(sandbox, 'ada', PASSWORD).signInBySrp());
  const call = (operation: string, body: JsonObject = {}) =>
    send<JsonObject>(sandbox, operation, { AccessToken, ...body });
  const attributes = () => sandbox.users.get('ada')?.attributes;
  return { sandbox, call, attributes };
}

const email = (Value: string) => ({ UserAttributes: [{ Name: 'email', Value }] });

describe('attributes', () => {
  test('a new email address is unverified until its code comes back', async () => {
    const { sandbox, call, attributes } = await start({ autoVerifiedAttributes: ['email'] });
    expect(await call('UpdateUserAttributes', email('new@example.com'))).toMatchObject({
      CodeDeliveryDetailsList: [{ AttributeName: 'email', Destination: 'n***@e***' }],
    });
    expect(attributes()).toMatchObject({ email: 'new@example.com', email_verified: 'false' });
    const Code = sandbox.outbox.latest('new@example.com')?.code;
    await call('VerifyUserAttribute', { AttributeName: 'email', Code });
    expect(attributes()).toMatchObject({ email_verified: 'true' });
  });

  test('the old address stays until the new one is verified, where the pool says so', async () => {
    const { sandbox, call, attributes } = await start({
      userAttributeUpdateSettings: { attributesRequireVerificationBeforeUpdate: ['email'] },
    });
    await call('UpdateUserAttributes', email('new@example.com'));
    expect(attributes()).toMatchObject({ email: 'ada@example.com', email_verified: 'true' });
    const Code = sandbox.outbox.latest('new@example.com')?.code;
    await call('VerifyUserAttribute', { AttributeName: 'email', Code });
    expect(attributes()).toMatchObject({ email: 'new@example.com', email_verified: 'true' });
  });

  test('nobody verifies their own address, or sets their own identity in the pool', async () => {
    const { sandbox } = await start();
    const writes = { type: 'NotAuthorizedException', message: expect.stringContaining('unauthorized') };
    for (const Name of ['email_verified', 'phone_number_verified', 'sub', 'identities']) {
      const signUp = {
        ClientId: sandbox.clientId,
        Username: 'eve',
        Password: PASSWORD,
        UserAttributes: [{ Name, Value: 'true' }],
      };
      await expect(send(sandbox, 'SignUp', signUp)).rejects.toMatchObject(writes);
    }
    await sandbox.users.add({
      username: 'grace',
      password: PASSWORD,
      status: 'FORCE_CHANGE_PASSWORD',
      attributes: { sub: 'chosen' },
    });
    const { sub, attributes } = sandbox.users.get('grace') ?? {};
    expect(attributes?.sub).toBe(sub);
    const grace = new Person(sandbox, 'grace', PASSWORD);
    const asked = await grace.signInBySrp();
    await expect(
      grace.respond(asked, {
        NEW_PASSWORD: 'Another-horse-2',
        'userAttributes.email': 'grace@example.com',
        'userAttributes.email_verified': 'true',
      }),
    ).rejects.toMatchObject(writes);
  });

  test('refuses read-only, immutable, malformed and unverifiable attributes', async () => {
    const { call } = await start({ schema: [{ name: 'custom:badge', mutable: false }] });
    const update = (Name: string, Value: string) =>
      call('UpdateUserAttributes', { UserAttributes: [{ Name, Value }] });
    for (const [name, value] of [
      ['sub', 'x'],
      ['email_verified', 'true'],
      ['custom:badge', '7'],
      ['email', 'nonsense'],
      ['phone_number', '12'],
    ] as const) {
      await expect(update(name, value)).rejects.toMatchObject({ type: 'InvalidParameterException' });
    }
    for (const [operation, more] of [
      ['GetUserAttributeVerificationCode', {}],
      ['VerifyUserAttribute', { Code: '123456' }],
    ] as const) {
      await expect(call(operation, { AttributeName: 'name', ...more })).rejects.toMatchObject({
        type: 'InvalidParameterException',
        message: 'Invalid attribute name. Only phone_number and email can be verified.',
      });
    }
  });

  test('a code is sent only to an address that there is, or that waits to be verified', async () => {
    const { sandbox, call, attributes } = await start({
      userAttributeUpdateSettings: { attributesRequireVerificationBeforeUpdate: ['phone_number'] },
    });
    const AttributeName = 'phone_number';
    const ask = () => call('GetUserAttributeVerificationCode', { AttributeName });
    await expect(ask()).rejects.toMatchObject({
      type: 'InvalidParameterException',
      message: 'User has no phone_number to verify.',
    });
    await call('UpdateUserAttributes', { UserAttributes: [{ Name: AttributeName, Value: '+15555550100' }] });
    expect(await ask()).toMatchObject({ CodeDeliveryDetails: { AttributeName, DeliveryMedium: 'SMS' } });
    expect(attributes()).not.toHaveProperty('phone_number');
    const Code = sandbox.outbox.latest('+15555550100')?.code;
    await call('VerifyUserAttribute', { AttributeName, Code });
    expect(attributes()).toMatchObject({ phone_number: '+15555550100', phone_number_verified: 'true' });
    // The address that was verified waits no longer.
    await call('DeleteUserAttributes', { UserAttributeNames: [AttributeName] });
    await expect(ask()).rejects.toMatchObject({ message: 'User has no phone_number to verify.' });
  });

  test('a change that needs no code sends none', async () => {
    const { call } = await start();
    const change = { UserAttributes: [{ Name: 'nickname', Value: 'Ada' }] };
    expect(await call('UpdateUserAttributes', change)).toEqual({});
    expect(await call('DeleteUserAttributes', { UserAttributeNames: ['nickname'] })).toEqual({});
  });

  test('can be deleted with their mark of being verified', async () => {
    const { call, attributes } = await start();
    await call('DeleteUserAttributes', { UserAttributeNames: ['email'] });
    expect(Object.keys(attributes() ?? {})).toEqual(['sub']);
    await expect(call('DeleteUserAttributes', { UserAttributeNames: ['sub'] })).rejects.toMatchObject({
      type: 'InvalidParameterException',
    });
  });
});

describe('changing the password', () => {
  test('needs the old one, conforms to the policy, and ends no sign-in', async () => {
    const { sandbox, call } = await start();
    const change = (PreviousPassword: string, ProposedPassword: string) =>
      call('ChangePassword', { PreviousPassword, ProposedPassword });
    await expect(change('Wrong-horse-1', 'New-horse-22')).rejects.toMatchObject({
      message: 'Incorrect username or password.',
    });
    await expect(change(PASSWORD, 'new-horse-22')).rejects.toMatchObject({
      message: 'Password does not conform to policy: Password must have uppercase characters',
    });
    await change(PASSWORD, 'New-horse-22');
    await expect(call('GetUser')).resolves.toMatchObject({ Username: 'ada' });
    const ada = new Person(sandbox, 'ada', 'New-horse-22');
    expect((await ada.signInBySrp()).AuthenticationResult).toBeDefined();
  });

  test('a text that can be no password is a wrong one, and no new one', async () => {
    const { sandbox, call } = await start();
    const endless = 'Aa1!'.repeat(700);
    const wrong = { type: 'NotAuthorizedException', message: 'Incorrect username or password.' };
    await expect(call('ChangePassword', { ProposedPassword: 'New-horse-22' })).rejects.toMatchObject(wrong);
    const signIn = (AuthFlow: string, text: string) =>
      new Person(sandbox, 'ada', text).initiate(AuthFlow, {
        USERNAME: 'ada',
        PASSWORD: text,
        PREFERRED_CHALLENGE: 'PASSWORD',
      });
    await expect(signIn('USER_PASSWORD_AUTH', endless)).rejects.toMatchObject(wrong);
    await expect(signIn('USER_AUTH', '')).rejects.toMatchObject(wrong);
    await sandbox.users.add({ username: 'grace', password: PASSWORD, status: 'FORCE_CHANGE_PASSWORD' });
    const grace = new Person(sandbox, 'grace', PASSWORD);
    await expect(grace.respond(await grace.signInBySrp(), { NEW_PASSWORD: endless })).rejects.toMatchObject({
      type: 'InvalidPasswordException',
    });
  });

  test('refuses passwords used before, as far back as the pool remembers', async () => {
    const { call } = await start({ policies: { passwordPolicy: { passwordHistorySize: 2 } } });
    await expect(
      call('ChangePassword', { PreviousPassword: PASSWORD, ProposedPassword: PASSWORD }),
    ).rejects.toMatchObject({ type: 'PasswordHistoryPolicyViolationException' });
  });
});

test('a deleted user is gone, and so are the tokens', async () => {
  const { sandbox, call } = await start();
  await call('DeleteUser');
  expect(sandbox.users.get('ada')).toBeUndefined();
  await expect(call('GetUser')).rejects.toMatchObject({ type: 'NotAuthorizedException' });
});

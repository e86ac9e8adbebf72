import { describe, expect, test } from 'vitest';
import type { PoolOptions } from './options.ts';
import { createSandbox } from './sandbox.ts';
import { frozen } from './testing/frozen.ts';
import { Person, tokensOf } from './testing/person.ts';
import { send } from './testing/wire.ts';
import type { JsonObject } from './wire/json.ts';

const PASSWORD = 'Correct-horse-1';

const mechanisms = (...names: ('verified_email' | 'verified_phone_number' | 'admin_only')[]) => ({
  recoveryMechanisms: names.map((name, index) => ({ name, priority: index + 1 })),
});

async function start(options: PoolOptions = {}) {
  const sandbox = await createSandbox({
    ...frozen,
    ...options,
    userPool: { autoVerifiedAttributes: ['email'], ...options.userPool },
  });
  const ada = new Person(sandbox, 'ada', PASSWORD);
  const { clientId: ClientId, userPoolId: UserPoolId } = sandbox;
  const call = (operation: string, body: JsonObject = {}) =>
    send<JsonObject>(sandbox, operation, { ClientId, UserPoolId, Username: 'ada', ...body });
  const signUp = () =>
    call('SignUp', { Password: PASSWORD, UserAttributes: [{ Name: 'email', Value: 'ada@example.com' }] });
  const code = () => sandbox.outbox.latest('ada')?.code;
  return { sandbox, ada, call, signUp, code };
}

describe('a forgotten password', () => {
  const confirmed: PoolOptions = {
    users: [{ username: 'ada', password: PASSWORD, attributes: { email: 'ada@example.com' } }],
  };
  const NEW = 'New-horse-22';

  test('is reset by the code, once', async () => {
    const { sandbox, call, code } = await start(confirmed);
    await call('ForgotPassword');
    const reset = { ConfirmationCode: code(), Password: NEW };
    await call('ConfirmForgotPassword', reset);
    expect((await new Person(sandbox, 'ada', NEW).signInBySrp()).AuthenticationResult).toBeDefined();
    await expect(call('ConfirmForgotPassword', reset)).rejects.toMatchObject({
      type: 'ExpiredCodeException',
    });
  });

  test('keeps the code when the new password is too weak', async () => {
    const { call, code } = await start(confirmed);
    await call('ForgotPassword');
    await expect(
      call('ConfirmForgotPassword', { ConfirmationCode: code(), Password: 'weakweak' }),
    ).rejects.toMatchObject({ type: 'InvalidPasswordException' });
    await expect(call('ConfirmForgotPassword', { ConfirmationCode: code(), Password: NEW })).resolves.toEqual(
      {},
    );
  });

  test.each([
    [{}, 'email'],
    [{ preferredRecovery: 'phone_number' as const }, 'phone_number'],
    [{ accountRecoverySetting: mechanisms('verified_phone_number', 'verified_email') }, 'phone_number'],
    [{ accountRecoverySetting: mechanisms('verified_email', 'verified_phone_number') }, 'phone_number'],
  ])('sends its code by the settings %j to the %s', async (userPool, contact) => {
    const sandbox = await createSandbox({
      ...frozen,
      userPool,
      users: [
        {
          username: 'ada',
          attributes: { email: 'ada@example.com', phone_number: '+15555550100' },
          // An address that receives codes of a second factor cannot recover the account as well.
          mfa: { enabled: ['EMAIL_OTP'] },
        },
      ],
    });
    const named = { ClientId: sandbox.clientId, Username: 'ada' };
    expect(await send(sandbox, 'ForgotPassword', named)).toMatchObject({
      CodeDeliveryDetails: { AttributeName: contact },
    });
    sandbox.configure({ accountRecoverySetting: mechanisms('admin_only') });
    await expect(send(sandbox, 'ForgotPassword', named)).rejects.toMatchObject({
      type: 'InvalidParameterException',
    });
  });

  test('sends its code to the phone first in a pool that was made over the API', async () => {
    const sandbox = await createSandbox();
    const { UserPool } = await send<{ UserPool: { Id: string } }>(sandbox, 'CreateUserPool', {
      PoolName: 'web',
    });
    const pool = sandbox.pools.get(UserPool.Id);
    const ClientId = pool?.addClient().clientId;
    await pool?.users.add({
      username: 'ada',
      attributes: { email: 'ada@example.com', phone_number: '+15555550100' },
    });
    expect(await send(sandbox, 'ForgotPassword', { ClientId, Username: 'ada' })).toMatchObject({
      CodeDeliveryDetails: { DeliveryMedium: 'SMS' },
    });
    expect(UserPool).not.toHaveProperty('PreferredRecovery');
  });

  test('needs a verified address', async () => {
    const { call } = await start({ users: [{ username: 'ada', password: PASSWORD }] });
    await expect(call('ForgotPassword')).rejects.toMatchObject({
      type: 'InvalidParameterException',
      message: 'Cannot reset password for the user as there is no registered/verified email or phone_number',
    });
  });

  test.each([
    [{ enabled: false }, 'User is disabled.'],
    [{ status: 'FORCE_CHANGE_PASSWORD' as const }, 'User password cannot be reset in the current state.'],
  ])('of a user with %j is not reset', async (user, message) => {
    const { sandbox, call } = await start({
      users: [{ username: 'ada', password: PASSWORD, attributes: { email: 'ada@example.com' }, ...user }],
    });
    const before = sandbox.outbox.messages.length;
    await expect(call('ForgotPassword')).rejects.toMatchObject({ type: 'NotAuthorizedException', message });
    expect(sandbox.outbox.messages).toHaveLength(before);
  });

  test('is not reset by an administrator while it is temporary, or without an address', async () => {
    const { call } = await start({
      users: [
        { username: 'ada', password: PASSWORD, status: 'FORCE_CHANGE_PASSWORD' },
        { username: 'eve', password: PASSWORD },
      ],
    });
    await expect(call('AdminResetUserPassword')).rejects.toMatchObject({
      type: 'NotAuthorizedException',
      message: 'User password cannot be reset in the current state.',
    });
    await expect(call('AdminResetUserPassword', { Username: 'eve' })).rejects.toMatchObject({
      type: 'InvalidParameterException',
      message: 'User has no verified attributes',
    });
  });

  test('is not set by the code of a sign-up, or for an unknown name', async () => {
    const { call, signUp, code } = await start();
    await signUp();
    const reset = { ConfirmationCode: code(), Password: NEW };
    await expect(call('ConfirmForgotPassword', reset)).rejects.toMatchObject({
      type: 'UserNotConfirmedException',
      message: 'User is not confirmed.',
    });
    await expect(call('ConfirmForgotPassword', { ...reset, Username: 'nobody' })).rejects.toMatchObject({
      type: 'CodeMismatchException',
    });
  });

  test.each(['ConfirmForgotPassword', 'AdminSetUserPassword'])(
    'opens an account that wrong passwords have locked: %s',
    async (operation) => {
      const { ada, call, code } = await start(confirmed);
      const guess = () =>
        ada.initiate('USER_PASSWORD_AUTH', { USERNAME: 'ada', PASSWORD: 'Wrong-horse-1' }).catch(() => null);
      for (let count = 0; count < 8; count += 1) await guess();
      const signIn = () => ada.initiate('USER_PASSWORD_AUTH', { USERNAME: 'ada', PASSWORD: NEW });
      await expect(signIn()).rejects.toMatchObject({ message: 'Password attempts exceeded' });
      await call('ForgotPassword');
      await call(operation, { ConfirmationCode: code(), Password: NEW, Permanent: true });
      expect(tokensOf(await signIn()).AccessToken).toBeDefined();
    },
  );

  test('of an unknown name looks the same where existence is hidden, and shows elsewhere', async () => {
    const { sandbox, call } = await start(confirmed);
    const first = await call('ForgotPassword', { Username: 'nobody' });
    expect(first).toMatchObject({ CodeDeliveryDetails: { DeliveryMedium: 'EMAIL' } });
    expect(await call('ForgotPassword', { Username: 'nobody' })).toEqual(first);
    expect(sandbox.outbox.messages).toEqual([]);
    sandbox.configureClient(sandbox.clientId, { preventUserExistenceErrors: 'LEGACY' });
    await expect(call('ForgotPassword', { Username: 'nobody' })).rejects.toMatchObject({
      type: 'UserNotFoundException',
      message: 'Username/client id combination not found.',
    });
  });
});

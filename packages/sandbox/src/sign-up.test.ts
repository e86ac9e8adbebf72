import { describe, expect, test } from 'vitest';
import type { PoolOptions } from './options.ts';
import { createSandbox } from './sandbox.ts';
import { frozen } from './testing/frozen.ts';
import { Person, tokensOf } from './testing/person.ts';
import { send } from './testing/wire.ts';
import { wrong } from './testing/wrong.ts';

const PASSWORD = 'Correct-horse-1';
const HOUR = 3_600_000;

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
  const call = <T = Record<string, unknown>>(
    operation: string,
    body: Record<string, string | undefined> = {},
  ) => send<T>(sandbox, operation, { ClientId: sandbox.clientId, Username: 'ada', ...body });
  const signUp = (email = 'ada@example.com', Username = 'ada') =>
    send<{ Session?: string; UserSub: string; UserConfirmed: boolean }>(sandbox, 'SignUp', {
      ClientId: sandbox.clientId,
      Username,
      Password: PASSWORD,
      UserAttributes: [{ Name: 'email', Value: email }],
    });
  const code = (recipient = 'ada') => sandbox.outbox.latest(recipient)?.code;
  return { sandbox, ada, call, signUp, code };
}

describe('signing up', () => {
  test('sends a code that confirms the user, who can then sign in', async () => {
    const { sandbox, ada, call, signUp, code } = await start();
    expect(await signUp()).toMatchObject({
      UserConfirmed: false,
      CodeDeliveryDetails: { AttributeName: 'email', DeliveryMedium: 'EMAIL', Destination: 'a***@e***' },
    });
    await expect(ada.signInBySrp()).rejects.toMatchObject({ type: 'UserNotConfirmedException' });
    await expect(call('ConfirmSignUp', { ConfirmationCode: wrong(code() ?? '') })).rejects.toMatchObject({
      type: 'CodeMismatchException',
      message: 'Invalid verification code provided, please try again.',
    });
    await call('ConfirmSignUp', { ConfirmationCode: code() });
    expect(sandbox.users.get('ada')).toMatchObject({
      status: 'CONFIRMED',
      attributes: { email_verified: 'true' },
    });
    expect(tokensOf(await ada.signInBySrp()).AccessToken).toBeTypeOf('string');
    await expect(call('ConfirmSignUp', { ConfirmationCode: code() })).rejects.toMatchObject({
      message: 'User cannot be confirmed. Current status is CONFIRMED',
    });
  });

  test('a code is good for a day, and a new one replaces it', async () => {
    const { sandbox, call, signUp, code } = await start();
    await signUp();
    const first = code();
    await call('ResendConfirmationCode');
    expect(code()).not.toBe(first);
    await expect(call('ConfirmSignUp', { ConfirmationCode: first })).rejects.toMatchObject({
      type: 'CodeMismatchException',
    });
    sandbox.clock.advance(24 * HOUR);
    await expect(call('ConfirmSignUp', { ConfirmationCode: code() })).rejects.toMatchObject({
      type: 'ExpiredCodeException',
      message: 'Invalid code provided, please request a code again.',
    });
  });

  test('sending codes again is limited to five in an hour', async () => {
    const { sandbox, call, signUp } = await start();
    await signUp();
    for (let count = 0; count < 5; count += 1) await call('ResendConfirmationCode');
    await expect(call('ResendConfirmationCode')).rejects.toMatchObject({
      type: 'LimitExceededException',
      message: 'Attempt limit exceeded, please try after some time.',
    });
    sandbox.clock.advance(HOUR);
    await expect(call('ResendConfirmationCode')).resolves.toHaveProperty('CodeDeliveryDetails');
  });

  test('refuses a taken name and a weak password', async () => {
    const { call, signUp } = await start();
    await signUp();
    await expect(signUp()).rejects.toMatchObject({
      type: 'UsernameExistsException',
      message: 'User already exists',
    });
    await expect(call('SignUp', { Username: 'bob', Password: 'short' })).rejects.toMatchObject({
      type: 'InvalidPasswordException',
      message: 'Password does not conform to policy: Password not long enough',
    });
  });

  test('an alias that someone holds is refused at confirmation, unless it is forced', async () => {
    const { sandbox, call, signUp, code } = await start({ userPool: { aliasAttributes: ['email'] } });
    await signUp();
    await call('ConfirmSignUp', { ConfirmationCode: code() });
    await signUp('ada@example.com', 'eve');
    const confirmation = { Username: 'eve', ConfirmationCode: code('eve') };
    await expect(call('ConfirmSignUp', confirmation)).rejects.toMatchObject({
      type: 'AliasExistsException',
      message: 'An account with the email already exists.',
    });
    await send(sandbox, 'ConfirmSignUp', {
      ClientId: sandbox.clientId,
      ...confirmation,
      ForceAliasCreation: true,
    });
    expect(sandbox.users.get('ada@example.com')?.username).toBe('eve');
  });

  test('where the name is the email address, the username is the sub', async () => {
    const { sandbox, call } = await start({ userPool: { usernameAttributes: ['email'] } });
    const { UserSub } = await call<{ UserSub: string }>('SignUp', {
      Username: 'Ada@example.com',
      Password: PASSWORD,
    });
    await call('ConfirmSignUp', {
      Username: 'ada@example.com',
      ConfirmationCode: sandbox.outbox.latest('ada@example.com')?.code,
    });
    expect(sandbox.users.get('ADA@example.com')?.username).toBe(UserSub);
    const ada = new Person(sandbox, 'ada@example.com', PASSWORD);
    expect((await ada.signInBySrp()).AuthenticationResult).toBeDefined();
    await expect(call('SignUp', { Username: 'ada', Password: PASSWORD })).rejects.toMatchObject({
      message: 'Username should be an email.',
    });
  });
});

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
    await expect(call('ForgotPassword')).rejects.toMatchObject({ type: 'InvalidParameterException' });
  });

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

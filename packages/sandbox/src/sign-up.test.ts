import { describe, expect, test } from 'vitest';
import type { PoolOptions } from './options.ts';
import { createSandbox } from './sandbox.ts';
import { frozen } from './testing/frozen.ts';
import { Person, tokensOf } from './testing/person.ts';
import { send } from './testing/wire.ts';
import { wrong } from './testing/wrong.ts';

const PASSWORD = 'Correct-horse-1';
const HOUR = 3_600_000;

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

  test('a weak password is refused before the pre sign-up trigger is asked', async () => {
    const asked: string[] = [];
    const { call } = await start({
      triggers: {
        preSignUp(event) {
          asked.push(event.userName);
          return event;
        },
      },
    });
    await expect(call('SignUp', { Password: 'short' })).rejects.toMatchObject({
      type: 'InvalidPasswordException',
    });
    expect(asked).toEqual([]);
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

describe('signing up without a password', () => {
  const policies = { signInPolicy: { allowedFirstAuthFactors: ['PASSWORD' as const, 'EMAIL_OTP' as const] } };
  const person = { UserAttributes: [{ Name: 'email', Value: 'ada@example.com' }] };

  test('is for pools with another first factor, and leads to a sign-in', async () => {
    const { sandbox, ada, code } = await start({ userPool: { policies } });
    const named = { ClientId: sandbox.clientId, Username: 'ada' };
    await send(sandbox, 'SignUp', { ...named, ...person });
    const { Session } = await send(sandbox, 'ConfirmSignUp', { ...named, ConfirmationCode: code() });
    const tokens = tokensOf(await ada.initiate('USER_AUTH', { USERNAME: 'ada' }, Session));
    expect(tokens.AccessToken).toBeTypeOf('string');
    await expect(ada.signInBySrp()).rejects.toMatchObject({ type: 'NotAuthorizedException' });
  });

  test('needs no confirmation where a trigger confirms', async () => {
    const { sandbox, ada } = await start({
      userPool: { policies },
      triggers: {
        preSignUp(event) {
          event.response = { autoConfirmUser: true, autoVerifyEmail: true, autoVerifyPhone: false };
          return event;
        },
      },
    });
    const { Session } = await send(sandbox, 'SignUp', {
      ClientId: sandbox.clientId,
      Username: 'ada',
      ...person,
    });
    const tokens = tokensOf(await ada.initiate('USER_AUTH', { USERNAME: 'ada' }, Session));
    expect(tokens.AccessToken).toBeTypeOf('string');
  });

  test.each<[string, PoolOptions]>([
    ['a pool of passwords', {}],
    [
      'an app client without USER_AUTH',
      { userPool: { policies }, clients: [{ explicitAuthFlows: ['ALLOW_USER_SRP_AUTH'] }] },
    ],
  ])('is refused by %s', async (_, options) => {
    const { sandbox } = await start(options);
    await expect(
      send(sandbox, 'SignUp', { ClientId: sandbox.clientId, Username: 'ada', ...person }),
    ).rejects.toMatchObject({
      type: 'InvalidParameterException',
      message: 'Password is required for this user pool.',
    });
    expect(sandbox.users.get('ada')).toBeUndefined();
  });
});

describe('codes', () => {
  test('of an unknown name are refused as expired, and look as if they were sent again', async () => {
    const { sandbox, call } = await start();
    await expect(call('ConfirmSignUp', { ConfirmationCode: '123456' })).rejects.toMatchObject({
      type: 'ExpiredCodeException',
      message: 'Invalid code provided, please request a code again.',
    });
    expect(await call('ResendConfirmationCode')).toMatchObject({
      CodeDeliveryDetails: { AttributeName: 'email', DeliveryMedium: 'EMAIL' },
    });
    expect(sandbox.outbox.messages).toEqual([]);
  });

  test('are not sent again to a person who is confirmed, or in a pool that verifies no address', async () => {
    const { sandbox, call, signUp, code } = await start();
    await signUp();
    sandbox.configure({ autoVerifiedAttributes: [] });
    await expect(call('ResendConfirmationCode')).rejects.toMatchObject({
      type: 'InvalidParameterException',
      message: 'Cannot resend codes. Auto verification not turned on.',
    });
    expect(await call('ConfirmSignUp', { ConfirmationCode: code() })).not.toHaveProperty(
      'CodeDeliveryDetails',
    );
    await expect(call('ResendConfirmationCode')).rejects.toMatchObject({
      type: 'InvalidParameterException',
      message: 'User is already confirmed.',
    });
  });

  test('are not sent at a sign-up in a pool that verifies no address', async () => {
    const { sandbox, signUp } = await start({ userPool: { autoVerifiedAttributes: [] } });
    expect(await signUp()).not.toHaveProperty('CodeDeliveryDetails');
    expect(sandbox.outbox.messages).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { attemptOf } from '../../test/services.ts';
import { refused } from '../../test/stub-client.ts';
import { stubWorld } from '../../test/stub-world.ts';
import type { Attempt } from '../model.ts';
import { seal } from '../sealed.ts';
import { signUpServices } from './sign-up.ts';

const { signal } = new AbortController();
const delivered = { codeDeliveryDetails: { deliveryMedium: 'EMAIL', destination: 'a***@e***' } };
const confirmed = () =>
  refused('NotAuthorizedException', 'User cannot be confirmed. Current status is CONFIRMED', 'ConfirmSignUp');
const lapsed = () => refused('NotAuthorizedException', 'Invalid session for the user.', 'ConfirmSignUp');

function world(options: Parameters<ReturnType<typeof stubWorld>['open']>[1] = {}) {
  const { open, ...rest } = stubWorld();
  const here = open({}, options);
  const services = signUpServices(here.context);
  const details = { username: 'ann', clientMetadata: null };
  return {
    ...rest,
    here,
    services,
    signUp: () =>
      services.signUp(
        { ...details, password: seal('swordfish'), attributes: {}, validationData: {} },
        signal,
      ),
    confirm: (username = 'ann') =>
      services.confirmSignUp(
        { ...details, username, code: seal('123456'), forceAliasCreation: false },
        signal,
      ),
    autoSignIn: (changes: Partial<Attempt> = {}) =>
      services.autoSignIn(
        { attempt: attemptOf('ann', 'swordfish', { flow: 'USER_PASSWORD_AUTH', ...changes }) },
        signal,
      ),
  };
}

describe('a sign-up', () => {
  it('sends what was typed, and says where the code went', async () => {
    const { client, services } = world({ clientMetadata: { app: 'shop' } });
    client.answer('SignUp', { userConfirmed: false, ...delivered });
    const reply = await services.signUp(
      {
        username: 'ann',
        password: seal('swordfish'),
        attributes: { email: 'ann@example.com', name: 'Ann' },
        validationData: { invitation: '7' },
        clientMetadata: { step: 'one' },
      },
      signal,
    );
    expect(reply).toEqual({ kind: 'delivered', delivery: { medium: 'EMAIL', destination: 'a***@e***' } });
    expect(client.asked).toMatchObject([
      {
        operation: 'SignUp',
        input: {
          username: 'ann',
          password: 'swordfish',
          userAttributes: [
            { name: 'email', value: 'ann@example.com' },
            { name: 'name', value: 'Ann' },
          ],
          validationData: [{ name: 'invitation', value: '7' }],
          clientMetadata: { app: 'shop', step: 'one' },
        },
        options: { signal },
      },
    ]);
  });

  it('without a password sends none, nor what there is none of', async () => {
    const { client, services } = world();
    client.answer('SignUp', { userConfirmed: true });
    const input = {
      username: 'ann',
      password: null,
      attributes: {},
      validationData: {},
      clientMetadata: null,
    };
    expect(await services.signUp(input, signal)).toEqual({ kind: 'done' });
    expect(client.asked[0]?.input).toEqual({ username: 'ann', userAttributes: [] });
  });
});

describe('the code of a sign-up', () => {
  it.each([
    [true, { forceAliasCreation: true }],
    [false, {}],
  ])(
    'takes an alias from somebody else where that was asked for: %s',
    async (forceAliasCreation, expected) => {
      const { client, services } = world();
      client.answer('ConfirmSignUp', {});
      const input = { username: 'ann', code: seal('123456'), forceAliasCreation, clientMetadata: null };
      expect(await services.confirmSignUp(input, signal)).toEqual({ kind: 'done' });
      expect(client.asked[0]?.input).toEqual({
        username: 'ann',
        confirmationCode: '123456',
        session: undefined,
        ...expected,
      });
    },
  );

  it('goes with the Session of its sign-up, and of no other', async () => {
    const { client, confirm, signUp } = world();
    client.answer('SignUp', { userConfirmed: false, ...delivered, session: 'of-ann' });
    client.answer('ConfirmSignUp', {});
    await signUp();
    await confirm('bea');
    await signUp();
    await confirm();
    expect(client.asked.map(({ input }) => input.session)).toEqual([
      undefined,
      undefined,
      undefined,
      'of-ann',
    ]);
  });

  it('that came too late for the Session confirms without it', async () => {
    const { client, confirm, signUp } = world();
    client.answer('SignUp', { userConfirmed: false, ...delivered, session: 'old' });
    client.answer('ConfirmSignUp', lapsed(), {});
    await signUp();
    expect(await confirm()).toEqual({ kind: 'done' });
    expect(client.asked.map(({ input }) => input.session)).toEqual([undefined, 'old', undefined]);
  });

  it.each([
    ['for another reason', refused('CodeMismatchException', 'No.', 'ConfirmSignUp'), 'old'],
    ['without a Session', lapsed(), undefined],
  ])('that is refused %s is asked for once', async (_, refusal, session) => {
    const { client, confirm, signUp } = world();
    client.answer('SignUp', { userConfirmed: false, ...delivered, ...(session && { session }) });
    client.answer('ConfirmSignUp', refusal);
    await signUp();
    await expect(confirm()).rejects.toBe(refusal);
    expect(client.calls()).toEqual(['SignUp', 'ConfirmSignUp']);
  });

  it('of somebody who has confirmed elsewhere is done with, without a way in', async () => {
    const { autoSignIn, client, confirm, signUp } = world();
    client.answer('SignUp', { userConfirmed: false, ...delivered, session: 'old' });
    client.answer('ConfirmSignUp', confirmed());
    await signUp();
    expect(await confirm()).toEqual({ kind: 'done' });
    expect(await autoSignIn({ password: null })).toMatchObject({
      fault: { kind: 'credentials', code: 'sign-in-needed' },
    });
  });

  it('is sent again, unless it is not needed any more', async () => {
    const { client, services } = world({ clientMetadata: { app: 'shop' } });
    client.answer(
      'ResendConfirmationCode',
      delivered,
      refused('InvalidParameterException', 'User is already confirmed.', 'ResendConfirmationCode'),
      refused('LimitExceededException', 'No.', 'ResendConfirmationCode'),
    );
    const resend = () => services.resendSignUp({ username: 'ann', clientMetadata: null }, signal);
    expect(await resend()).toMatchObject({ kind: 'delivered', delivery: { medium: 'EMAIL' } });
    expect(await resend()).toEqual({ kind: 'done' });
    await expect(resend()).rejects.toMatchObject({ code: 'LimitExceededException' });
    expect(client.asked[0]).toMatchObject({
      input: { username: 'ann', clientMetadata: { app: 'shop' } },
      options: { signal },
    });
  });
});

describe('the sign-in after it', () => {
  async function confirmedWorld() {
    const made = world();
    made.client.answer('SignUp', { userConfirmed: false, ...delivered, session: 'first' });
    made.client.answer('ConfirmSignUp', { session: 'way-in' });
    await made.signUp();
    await made.confirm();
    made.client.calls();
    return made;
  }

  it('goes on with the Session of the confirmation, once', async () => {
    const { autoSignIn, client, grant } = await confirmedWorld();
    client.answer('InitiateAuth', grant('first'));
    expect(await autoSignIn({ password: null })).toMatchObject({ kind: 'session' });
    expect(client.asked.at(-1)?.input).toEqual({
      authFlow: 'USER_AUTH',
      authParameters: { USERNAME: 'ann' },
      session: 'way-in',
    });
    expect(await autoSignIn({ password: null })).toMatchObject({ fault: { code: 'sign-in-needed' } });
    expect(client.calls()).toEqual(['InitiateAuth']);
  });

  it('is by the password where the Session is worth nothing', async () => {
    const { autoSignIn, client, grant } = await confirmedWorld();
    client.answer(
      'InitiateAuth',
      refused('NotAuthorizedException', 'Invalid session for the user.', 'InitiateAuth'),
      grant('first'),
    );
    expect(await autoSignIn()).toMatchObject({ kind: 'session' });
    expect(client.asked.slice(-2).map(({ input }) => input.authFlow)).toEqual([
      'USER_AUTH',
      'USER_PASSWORD_AUTH',
    ]);
    expect(client.asked.at(-1)?.input).toMatchObject({ authParameters: { PASSWORD: 'swordfish' } });
  });

  it('is refused where there is no password either', async () => {
    const { autoSignIn, client } = await confirmedWorld();
    client.answer(
      'InitiateAuth',
      refused('NotAuthorizedException', 'Invalid session for the user.', 'InitiateAuth'),
    );
    await expect(autoSignIn({ password: null })).rejects.toMatchObject({ code: 'NotAuthorizedException' });
  });

  it('of another person is by their password', async () => {
    const { client, grant, services } = await confirmedWorld();
    client.answer('InitiateAuth', grant('first', {}));
    await services
      .autoSignIn({ attempt: attemptOf('bea', 'swordfish', { flow: 'USER_PASSWORD_AUTH' }) }, signal)
      .catch(() => {});
    expect(client.asked.at(-1)?.input).toMatchObject({
      authFlow: 'USER_PASSWORD_AUTH',
      authParameters: { USERNAME: 'bea' },
    });
  });

  it.each<[string, Partial<Attempt>, object]>([
    ['USER_SRP_AUTH', { flow: 'USER_SRP_AUTH' }, { SRP_A: expect.any(String) }],
    [
      'USER_AUTH',
      { flow: 'USER_AUTH', factor: null },
      { SRP_A: expect.any(String), PREFERRED_CHALLENGE: 'PASSWORD_SRP' },
    ],
    [
      'USER_AUTH by the plain password',
      { flow: 'USER_AUTH', factor: 'PASSWORD' },
      { PASSWORD: 'swordfish', PREFERRED_CHALLENGE: 'PASSWORD' },
    ],
  ])('by %s is begun as it begins', async (_, changes, expected) => {
    const { autoSignIn, client } = world();
    client.answer('InitiateAuth', { challengeName: 'SMS_MFA', session: 's', challengeParameters: {} });
    expect(await autoSignIn(changes)).toMatchObject({ kind: 'challenge', challenge: { name: 'SMS_MFA' } });
    const authParameters = (client.asked[0]?.input.authParameters ?? {}) as object;
    expect(
      Object.fromEntries(Object.entries(authParameters).filter(([, value]) => value !== undefined)),
    ).toEqual({ USERNAME: 'ann', ...expected });
  });

  it('answers a choice with the password that there is', async () => {
    const { autoSignIn, client } = await confirmedWorld();
    client.answer('InitiateAuth', { session: 's', availableChallenges: ['PASSWORD_SRP', 'EMAIL_OTP'] });
    client.answer('RespondToAuthChallenge', {
      challengeName: 'EMAIL_OTP',
      session: 's2',
      challengeParameters: {},
    });
    expect(await autoSignIn()).toMatchObject({ kind: 'challenge', challenge: { name: 'EMAIL_OTP' } });
    expect(client.asked.at(-1)?.input).toMatchObject({
      challengeName: 'SELECT_CHALLENGE',
      challengeResponses: { ANSWER: 'PASSWORD_SRP', SRP_A: expect.any(String) },
    });
  });

  it.each([
    ['that has no password', ['EMAIL_OTP'], 'swordfish'],
    ['for which there is none', ['PASSWORD_SRP'], null],
  ])('leaves a choice to the person %s', async (_, availableChallenges, password) => {
    const { autoSignIn, client } = await confirmedWorld();
    client.answer('InitiateAuth', { session: 's', availableChallenges });
    const reply = await autoSignIn({ password: password === null ? null : seal(password) });
    expect(reply).toMatchObject({ kind: 'challenge', challenge: { name: 'SELECT_CHALLENGE' } });
    expect(client.calls()).toEqual(['InitiateAuth']);
  });
});

import { describe, expect, it } from 'vitest';
import { attemptOf } from '../../test/services.ts';
import { delivered, signal, signUpWorld as world } from '../../test/sign-up-world.ts';
import { refused } from '../../test/stub-client.ts';
import type { Attempt } from '../model.ts';
import { seal } from '../sealed.ts';

describe('the sign-in after a sign-up', () => {
  async function confirmedWorld() {
    const made = world();
    made.client.respond('SignUp', { userConfirmed: false, ...delivered, session: 'first' });
    made.client.respond('ConfirmSignUp', { session: 'way-in' });
    await made.signUp();
    await made.confirm();
    made.client.calls();
    return made;
  }

  it('continues with the Session of the confirmation, once', async () => {
    const { autoSignIn, client, grant } = await confirmedWorld();
    client.respond('InitiateAuth', grant('first'));
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
    client.respond(
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
    client.respond(
      'InitiateAuth',
      refused('NotAuthorizedException', 'Invalid session for the user.', 'InitiateAuth'),
    );
    await expect(autoSignIn({ password: null })).rejects.toMatchObject({ code: 'NotAuthorizedException' });
  });

  it('of another person is by their password', async () => {
    const { client, grant, services } = await confirmedWorld();
    client.respond('InitiateAuth', grant('first', {}));
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
    ['USER_PASSWORD_AUTH', { flow: 'USER_PASSWORD_AUTH' }, { PASSWORD: 'swordfish' }],
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
    client.respond('InitiateAuth', { challengeName: 'SMS_MFA', session: 's', challengeParameters: {} });
    expect(await autoSignIn(changes)).toMatchObject({ kind: 'challenge', challenge: { name: 'SMS_MFA' } });
    const authParameters = (client.asked[0]?.input.authParameters ?? {}) as object;
    expect(
      Object.fromEntries(Object.entries(authParameters).filter(([, value]) => value !== undefined)),
    ).toEqual({ USERNAME: 'ann', ...expected });
  });

  it('answers a choice with the password that there is', async () => {
    const { autoSignIn, client } = await confirmedWorld();
    client.respond('InitiateAuth', { session: 's', availableChallenges: ['PASSWORD_SRP', 'EMAIL_OTP'] });
    client.respond('RespondToAuthChallenge', {
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
    client.respond('InitiateAuth', { session: 's', availableChallenges });
    const reply = await autoSignIn({ password: password === null ? null : seal(password) });
    expect(reply).toMatchObject({ kind: 'challenge', challenge: { name: 'SELECT_CHALLENGE' } });
    expect(client.calls()).toEqual(['InitiateAuth']);
  });

  it('uses the password where the Session does not help, and does nothing without one', async () => {
    const nothing = { kind: 'fault', fault: { kind: 'unexpected', code: 'empty-answer' } };
    const { autoSignIn, client, grant } = await confirmedWorld();
    client.respond('InitiateAuth', {}, grant('first'));
    expect(await autoSignIn()).toMatchObject({ kind: 'session' });
    expect(client.asked.slice(-2)).toMatchObject([
      { input: { authFlow: 'USER_AUTH' } },
      { input: { authFlow: 'USER_PASSWORD_AUTH' } },
    ]);
    const other = await confirmedWorld();
    other.client.respond('InitiateAuth', {});
    expect(await other.autoSignIn({ password: null })).toEqual(nothing);
    expect(other.client.calls()).toEqual(['InitiateAuth']);
  });

  it.each(['USER_SRP_AUTH', 'USER_AUTH'] as const)(
    'asks for nothing by %s when the proof cannot be prepared',
    async (flow) => {
      const { autoSignIn, client } = world();
      expect(await autoSignIn({ flow, password: seal('') })).toMatchObject({
        kind: 'fault',
        fault: { code: 'password-missing', field: 'password' },
      });
      expect(client.calls()).toEqual([]);
    },
  );

  it('leaves a question that is not about the password to the person', async () => {
    const { autoSignIn, client } = await confirmedWorld();
    client.respond('InitiateAuth', {
      session: 's',
      challengeName: 'SELECT_MFA_TYPE',
      challengeParameters: { MFAS_CAN_CHOOSE: '["PASSWORD_SRP"]' },
    });
    expect(await autoSignIn()).toMatchObject({ kind: 'challenge', challenge: { name: 'SELECT_MFA_TYPE' } });
    expect(client.calls()).toEqual(['InitiateAuth']);
  });

  it('is given up with the person: the code that is asked for again can be aborted', async () => {
    const { client, services } = world();
    client.respond('ResendConfirmationCode', delivered);
    await services.resendSignUp({ username: 'ann', clientMetadata: null }, signal);
    expect(client.asked.at(-1)).toMatchObject({ options: { signal } });
    client.respond('ConfirmSignUp', {});
    const code = { code: seal('123456'), forceAliasCreation: false };
    await services.confirmSignUp({ username: 'ann', clientMetadata: null, ...code }, signal);
    expect(client.asked.at(-1)).toMatchObject({ options: { signal } });
  });
});

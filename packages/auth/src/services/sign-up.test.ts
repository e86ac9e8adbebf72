import { describe, expect, it } from 'vitest';
import { delivered, signal, signUpWorld as world } from '../../test/sign-up-world.ts';
import { refused } from '../../test/stub-client.ts';
import { seal } from '../sealed.ts';

const confirmed = () =>
  refused('NotAuthorizedException', 'User cannot be confirmed. Current status is CONFIRMED', 'ConfirmSignUp');
const lapsed = () => refused('NotAuthorizedException', 'Invalid session for the user.', 'ConfirmSignUp');

describe('a sign-up', () => {
  it('sends the form, and says where the code went', async () => {
    const { client, services } = world({ clientMetadata: { app: 'shop' } });
    client.respond('SignUp', { userConfirmed: false, ...delivered });
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

  it('without a password sends none, nor other missing values', async () => {
    const { client, services } = world();
    client.respond('SignUp', { userConfirmed: true });
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
      client.respond('ConfirmSignUp', {});
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
    client.respond('SignUp', { userConfirmed: false, ...delivered, session: 'of-ann' });
    client.respond('ConfirmSignUp', {});
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
    client.respond('SignUp', { userConfirmed: false, ...delivered, session: 'old' });
    client.respond('ConfirmSignUp', lapsed(), {});
    await signUp();
    expect(await confirm()).toEqual({ kind: 'done' });
    expect(client.asked.map(({ input }) => input.session)).toEqual([undefined, 'old', undefined]);
  });

  it.each([
    ['for another reason', refused('CodeMismatchException', 'No.', 'ConfirmSignUp'), 'old'],
    ['without a Session', lapsed(), undefined],
  ])('that is refused %s is asked for once', async (_, refusal, session) => {
    const { client, confirm, signUp } = world();
    client.respond('SignUp', { userConfirmed: false, ...delivered, ...(session && { session }) });
    client.respond('ConfirmSignUp', refusal);
    await signUp();
    await expect(confirm()).rejects.toBe(refusal);
    expect(client.calls()).toEqual(['SignUp', 'ConfirmSignUp']);
  });

  it('goes with that Session also after a wrong code', async () => {
    const { client, confirm, signUp } = world();
    client.respond('SignUp', { userConfirmed: false, ...delivered, session: 'of-ann' });
    client.respond('ConfirmSignUp', refused('CodeMismatchException', 'No.', 'ConfirmSignUp'), {});
    await signUp();
    await expect(confirm()).rejects.toMatchObject({ exceptionName: 'CodeMismatchException' });
    await confirm();
    expect(client.asked.slice(1).map(({ input }) => input.session)).toEqual(['of-ann', 'of-ann']);
  });

  it('of somebody who has confirmed elsewhere is accepted, and signs nobody in', async () => {
    const { autoSignIn, client, confirm, signUp } = world();
    client.respond('SignUp', { userConfirmed: false, ...delivered, session: 'old' });
    client.respond('ConfirmSignUp', confirmed());
    await signUp();
    expect(await confirm()).toEqual({ kind: 'done' });
    expect(await autoSignIn({ password: null })).toMatchObject({
      fault: { kind: 'credentials', code: 'sign-in-needed' },
    });
  });

  it('is no longer waited for once the form is left, nor is another one', async () => {
    const { client, services, confirm } = world();
    client.respond('ConfirmSignUp', {});
    client.respond('ResendConfirmationCode', delivered);
    await confirm();
    await services.resendSignUp({ username: 'ann', clientMetadata: null }, signal);
    expect(client.asked.map(({ operation, options }) => [operation, options?.signal])).toEqual([
      ['ConfirmSignUp', signal],
      ['ResendConfirmationCode', signal],
    ]);
  });

  it('is sent again, unless it is not needed any more', async () => {
    const { client, services } = world({ clientMetadata: { app: 'shop' } });
    client.respond(
      'ResendConfirmationCode',
      delivered,
      refused('InvalidParameterException', 'User is already confirmed.', 'ResendConfirmationCode'),
      refused('LimitExceededException', 'No.', 'ResendConfirmationCode'),
    );
    const resend = () => services.resendSignUp({ username: 'ann', clientMetadata: { step: 'one' } }, signal);
    expect(await resend()).toMatchObject({ kind: 'delivered', delivery: { medium: 'EMAIL' } });
    expect(await resend()).toEqual({ kind: 'done' });
    await expect(resend()).rejects.toMatchObject({ code: 'LimitExceededException' });
    expect(client.asked[0]).toMatchObject({
      input: { username: 'ann', clientMetadata: { app: 'shop', step: 'one' } },
      options: { signal },
    });
  });
});

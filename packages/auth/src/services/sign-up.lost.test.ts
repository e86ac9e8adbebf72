import { AbortedError, NetworkError, UnknownError } from '@latchkey/cognito';
import { describe, expect, it } from 'vitest';
import { refused } from '../../test/stub-client.ts';
import { stubWorld } from '../../test/stub-world.ts';
import { type Sealed, seal } from '../sealed.ts';
import { signUpServices } from './sign-up.ts';

const { signal } = new AbortController();
const delivered = { codeDeliveryDetails: { deliveryMedium: 'EMAIL', destination: 'a***@e***' } };

describe('a sign-up whose answer was lost', () => {
  const details = { operation: 'SignUp', attempts: 1, retry: 'never' } as const;
  const lostAnswer = () => new NetworkError('No response.', { ...details, timedOut: false });
  const taken = () => refused('UsernameExistsException', 'User already exists', 'SignUp');

  function lost() {
    const { open, client } = stubWorld();
    const { signUp } = signUpServices(open().context);
    client.respond('SignUp', lostAnswer(), taken());
    client.respond('ResendConfirmationCode', delivered);
    const request = {
      username: 'ann',
      password: seal('swordfish'),
      attributes: {},
      validationData: {},
      clientMetadata: null,
    };
    return {
      client,
      signUp: (changes: { username?: string; password?: Sealed | null } = {}) =>
        signUp({ ...request, ...changes }, signal),
    };
  }

  it('continues to the code when the same try finds its name taken', async () => {
    const { signUp, client } = lost();
    await expect(signUp()).rejects.toMatchObject({ code: 'network' });
    expect(await signUp()).toEqual({
      kind: 'delivered',
      delivery: { medium: 'EMAIL', destination: 'a***@e***' },
    });
    expect(client.calls()).toEqual(['SignUp', 'SignUp', 'ResendConfirmationCode']);
  });

  it('continues where no code can be sent now: the first one may have come', async () => {
    const { signUp, client } = lost();
    client.respond('ResendConfirmationCode', refused('LimitExceededException'));
    await expect(signUp()).rejects.toMatchObject({ code: 'network' });
    expect(await signUp()).toEqual({ kind: 'delivered', delivery: null });
  });

  it.each([
    ['given up', new AbortedError('Given up.', details, undefined)],
    ['answered by a failing server', new UnknownError('Bad gateway', { ...details, httpStatus: 502 })],
    [
      'answered with the first status of a failing server',
      new UnknownError('?', { ...details, httpStatus: 500 }),
    ],
    ['accepted without its code', refused('CodeDeliveryFailureException')],
  ])('counts as lost when it was %s', async (_, error) => {
    const { signUp, client } = lost();
    client.respond('SignUp', error, taken());
    await expect(signUp()).rejects.toBe(error);
    expect(await signUp()).toMatchObject({ kind: 'delivered' });
  });

  it.each([
    ['refused', refused('InvalidParameterException')],
    ['answered with the last status of a refusal', new UnknownError('?', { ...details, httpStatus: 499 })],
    ['broken by a bug', new TypeError('bug')],
  ])('is not assumed to have arrived when it was %s', async (_, error) => {
    const { signUp, client } = lost();
    client.respond('SignUp', error, taken());
    await expect(signUp()).rejects.toBe(error);
    await expect(signUp()).rejects.toMatchObject({ exceptionName: 'UsernameExistsException' });
  });

  it('continues when the same password is typed again', async () => {
    const { signUp } = lost();
    await expect(signUp()).rejects.toMatchObject({ code: 'network' });
    expect(await signUp({ password: seal('swordfish') })).toMatchObject({ kind: 'delivered' });
  });

  it('continues without a password as well', async () => {
    const { signUp } = lost();
    await expect(signUp({ password: null })).rejects.toMatchObject({ code: 'network' });
    expect(await signUp({ password: null })).toMatchObject({ kind: 'delivered' });
  });

  it.each([
    ['another name', { username: 'bea' }],
    ['another password', { password: seal('Another-horse-2') }],
    ['no password', { password: null }],
  ])('is not the one of %s, whose name is taken', async (_, changes) => {
    const { signUp } = lost();
    await expect(signUp()).rejects.toMatchObject({ code: 'network' });
    await expect(signUp(changes)).rejects.toMatchObject({ exceptionName: 'UsernameExistsException' });
  });

  it('is not the one of a password, when it had none', async () => {
    const { signUp } = lost();
    await expect(signUp({ password: null })).rejects.toMatchObject({ code: 'network' });
    await expect(signUp()).rejects.toMatchObject({ exceptionName: 'UsernameExistsException' });
  });

  it('is found once: after its code was asked for, and after a sign-up that arrived, a taken name is taken', async () => {
    const { signUp, client } = lost();
    await expect(signUp()).rejects.toMatchObject({ code: 'network' });
    await signUp();
    await expect(signUp()).rejects.toMatchObject({ exceptionName: 'UsernameExistsException' });
    client.respond('SignUp', lostAnswer(), { userConfirmed: false, ...delivered }, taken());
    await expect(signUp()).rejects.toMatchObject({ code: 'network' });
    await signUp();
    await expect(signUp()).rejects.toMatchObject({ exceptionName: 'UsernameExistsException' });
  });
});

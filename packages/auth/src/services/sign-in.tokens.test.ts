import { isCognitoError } from '@latchkey/cognito';
import { describe, expect, it } from 'vitest';
import { asksForCode, device, signInWorld } from '../../test/sign-in-world.ts';
import { refused } from '../../test/stub-client.ts';
import { storedIn, until } from '../../test/stub-world.ts';
import type { ChallengeAnswer } from '../model.ts';
import { seal, unseal } from '../sealed.ts';
import { DeviceProofError } from './device-proof-error.ts';
import { keepSession } from './keep-session.ts';

describe('a refusal', () => {
  it.each(['DEVICE_SRP_AUTH', 'SMS_MFA'])('of %s is of the device, or is not', async (name) => {
    const { client, here, respond } = signInWorld();
    await here.devices.save('ann', device);
    client.respond('RespondToAuthChallenge', refused('TooManyRequestsException'));
    const answer: ChallengeAnswer =
      name === 'SMS_MFA' ? { kind: 'code', code: seal('1') } : { kind: 'proof' };
    const error: unknown = await respond({ name }, answer).catch((thrown: unknown) => thrown);
    expect([error instanceof DeviceProofError, isCognitoError(error)]).toEqual([
      name !== 'SMS_MFA',
      name === 'SMS_MFA',
    ]);
  });
});

describe('tokens that come', () => {
  it('are stored and announced, with the device to be confirmed', async () => {
    const stub = signInWorld();
    const { begin, client, grant, here } = stub;
    client.respond(
      'InitiateAuth',
      grant('first', { newDeviceMetadata: { deviceKey: 'new-key', deviceGroupKey: '-group' } }),
    );
    expect(await begin({ flow: 'USER_PASSWORD_AUTH' })).toMatchObject({
      kind: 'session',
      session: { username: 'ann' },
      device: 'new',
    });
    expect(here.announced).toEqual([1]);
    expect(await storedIn(stub)).toMatchObject({
      refreshToken: 'refresh-first',
      deviceKey: 'new-key',
      newDevice: { deviceKey: 'new-key', deviceGroupKey: '-group' },
      legacyRefresh: false,
    });
  });

  it.each([{}, { deviceKey: 'k' }, { deviceGroupKey: 'g' }])(
    'with %j are of no new device',
    async (newDeviceMetadata) => {
      const stub = signInWorld();
      const { begin, client, grant, here } = stub;
      await here.devices.save('ann', device);
      client.respond('InitiateAuth', grant('first', { newDeviceMetadata }));
      expect(await begin({ flow: 'USER_PASSWORD_AUTH' })).toMatchObject({ device: 'remembered' });
      expect(await storedIn(stub)).toMatchObject({ newDevice: null, deviceKey: device.deviceKey });
    },
  );

  it.each([
    { refreshToken: 5 },
    { refreshToken: {} },
    { newDeviceMetadata: { deviceKey: 5, deviceGroupKey: 'g' } },
    { newDeviceMetadata: { deviceKey: 'k', deviceGroupKey: ['g'] } },
  ])('with %j are refused: they could not be read from the storage again', async (junk) => {
    const { begin, client, grant } = signInWorld();
    client.respond('InitiateAuth', grant('first', junk as object));
    await expect(begin({ flow: 'USER_PASSWORD_AUTH' })).rejects.toMatchObject({ code: 'tokens-malformed' });
  });

  it('are of a client’s own user, or of nobody', async () => {
    const stub = signInWorld();
    const { begin, client, grant } = stub;
    client.respond('InitiateAuth', grant('first', { idToken: grant('x').authenticationResult.accessToken }));
    await expect(begin({ flow: 'USER_PASSWORD_AUTH' })).rejects.toMatchObject({ code: 'tokens-mismatch' });
    expect(await storedIn(stub)).toBeNull();
  });

  it('give way to a session that another tab has stored, and are put down to be revoked', async () => {
    const stub = signInWorld();
    const { begin, client, grant, here, made, open } = stub;
    const theirs = made('theirs');
    await open().session.begin({ ...theirs, refreshAt: theirs.refreshAt + 1 });
    client.respond('InitiateAuth', grant('mine'));
    client.respond('RevokeToken', {});
    expect(await begin({ flow: 'USER_PASSWORD_AUTH' })).toMatchObject({
      kind: 'session',
      session: { refreshAt: theirs.refreshAt + 1 },
    });
    expect(here.announced).toEqual([]);
    expect(await storedIn(stub)).toMatchObject({ refreshToken: 'refresh-theirs' });
    await until(() => client.asked.some(({ operation }) => operation === 'RevokeToken'));
    expect(client.asked.at(-1)?.input).toMatchObject({ token: 'refresh-mine' });
  });

  it('that cannot be kept with all that belongs to them are revoked', async () => {
    const { client, here, made } = signInWorld();
    client.respond('RevokeToken', {});
    const full = new Error('The disk is full.');
    const { signal } = new AbortController();
    await expect(
      keepSession(here.context, made('mine'), 'browser', signal, () => Promise.reject(full)),
    ).rejects.toBe(full);
    await until(() => client.asked.some(({ operation }) => operation === 'RevokeToken'));
    expect(client.asked.at(-1)?.input).toMatchObject({ token: 'refresh-mine' });
  });

  it('of a sign-in that was cancelled meanwhile are not stored, and are revoked', async () => {
    const stub = signInWorld();
    const { begin, client, grant, here } = stub;
    const abort = new AbortController();
    client.respond('InitiateAuth', () => {
      abort.abort();
      return grant('late');
    });
    client.respond('RevokeToken', {});
    expect(await begin({ flow: 'USER_PASSWORD_AUTH' }, abort.signal)).toEqual({
      kind: 'fault',
      fault: { kind: 'cancelled', code: 'aborted' },
    });
    await until(() => client.asked.some(({ operation }) => operation === 'RevokeToken'));
    expect(client.asked.at(-1)?.input).toMatchObject({ token: 'refresh-late' });
    expect([here.announced, await storedIn(stub)]).toEqual([[], null]);
  });

  it('of a sign-in that was cancelled while they were stored are cleared, and revoked', async () => {
    const stub = signInWorld();
    const { client, here, made } = stub;
    const abort = new AbortController();
    client.respond('RevokeToken', {});
    const reply = await keepSession(here.context, made('late'), 'browser', abort.signal, async () =>
      abort.abort(),
    );
    expect(reply).toEqual({ kind: 'fault', fault: { kind: 'cancelled', code: 'aborted' } });
    await until(() => client.asked.some(({ operation }) => operation === 'RevokeToken'));
    expect(client.asked.at(-1)?.input).toMatchObject({ token: 'refresh-late' });
    // The other tabs may have found it.
    expect([here.announced, await storedIn(stub)]).toEqual([[2], null]);
  });

  it('or a challenge have to come', async () => {
    const { begin, client } = signInWorld();
    client.respond('InitiateAuth', {});
    expect(await begin({ flow: 'USER_PASSWORD_AUTH' })).toMatchObject({
      fault: { kind: 'unexpected', code: 'empty-answer' },
    });
  });
});

it('a challenge lapses after the minutes of the app client', async () => {
  const { begin, client, clock } = signInWorld({ authSessionValidity: 7 });
  client.respond('InitiateAuth', asksForCode);
  const reply = await begin({ flow: 'USER_PASSWORD_AUTH' });
  expect(reply).toMatchObject({ challenge: { lapsesAt: clock.now() + 7 * 60_000 } });
  expect(reply.kind === 'challenge' && reply.challenge.session && unseal(reply.challenge.session)).toBe(
    'a-session',
  );
});

import { startSrp } from '@latchkey/srp';
import { describe, expect, it } from 'vitest';
import { attemptOf } from '../../test/services.ts';
import { asksForCode, device, signInWorld } from '../../test/sign-in-world.ts';
import type { Attempt, Challenge, ChallengeAnswer } from '../model.ts';
import { seal } from '../sealed.ts';
import { sealProof } from './proofs.ts';

const { signal } = new AbortController();

const parametersOf = (input: Readonly<Record<string, unknown>> | undefined) =>
  Object.fromEntries(
    Object.entries((input?.authParameters ?? {}) as object).filter(([, value]) => value !== undefined),
  );

describe('a sign-in sends', () => {
  it.each<[string, Partial<Attempt>, object]>([
    ['the password where the flow takes it', { flow: 'USER_PASSWORD_AUTH' }, { PASSWORD: 'swordfish' }],
    [
      'the password where it was chosen',
      { flow: 'USER_AUTH', factor: 'PASSWORD' },
      { PASSWORD: 'swordfish', PREFERRED_CHALLENGE: 'PASSWORD' },
    ],
    [
      'no password for another factor',
      { flow: 'USER_AUTH', factor: 'EMAIL_OTP' },
      { PREFERRED_CHALLENGE: 'EMAIL_OTP' },
    ],
    ['no password for a choice', { flow: 'USER_AUTH', factor: null }, {}],
    ['no password to a trigger', { flow: 'CUSTOM_AUTH' }, {}],
    [
      'no factor in another flow',
      { flow: 'USER_PASSWORD_AUTH', factor: 'SMS_OTP' },
      { PASSWORD: 'swordfish' },
    ],
  ])('%s', async (_, changes, expected) => {
    const { begin, client } = signInWorld();
    client.respond('InitiateAuth', asksForCode);
    expect(await begin(changes)).toMatchObject({ kind: 'challenge' });
    const [asked] = client.asked;
    expect(asked?.input.authFlow).toBe(changes.flow);
    expect(parametersOf(asked?.input)).toEqual({ USERNAME: 'ann', ...expected });
  });

  it.each([
    ['USER_SRP_AUTH', {}],
    ['CUSTOM_AUTH', { CHALLENGE_NAME: 'SRP_A' }],
  ] as const)(
    'the public value of %s, and keeps the proof for the next challenge',
    async (flow, expected) => {
      const { begin, client } = signInWorld();
      client.respond('InitiateAuth', asksForCode);
      const ephemeral = await startSrp();
      const proof = sealProof({ kind: 'password', ephemeral, password: 'swordfish' });
      const reply = await begin({ flow, proof });
      expect(parametersOf(client.asked[0]?.input)).toEqual({
        USERNAME: 'ann',
        SRP_A: ephemeral.srpA,
        ...expected,
      });
      expect(reply).toMatchObject({ challenge: { proof } });
    },
  );

  it('the known device, and metadata of the app', async () => {
    const { begin, client, here } = signInWorld({
      clientMetadata: { app: 'shop' },
      analyticsEndpointId: 'pinpoint',
    });
    await here.devices.save('ann', device);
    client.respond('InitiateAuth', asksForCode);
    await begin({ flow: 'USER_AUTH', factor: null, clientMetadata: { step: 'one' } });
    await begin({ flow: 'USER_AUTH', factor: null, knownDevice: false });
    expect(client.asked[0]?.input).toMatchObject({
      clientMetadata: { app: 'shop', step: 'one' },
      analyticsMetadata: { analyticsEndpointId: 'pinpoint' },
    });
    expect(client.asked.map(({ input }) => parametersOf(input).DEVICE_KEY)).toEqual([
      device.deviceKey,
      undefined,
    ]);
  });

  it('nothing once it was cancelled', async () => {
    const { begin, client } = signInWorld();
    await expect(begin({ flow: 'USER_PASSWORD_AUTH' }, AbortSignal.abort())).rejects.toMatchObject({
      name: 'AbortError',
    });
    expect(client.asked).toEqual([]);
  });

  it.each([null, seal('')])('a proof of a password that there is, and not of %s', async (password) => {
    const { services } = signInWorld();
    const attempt = attemptOf('ann', 'swordfish', { password });
    expect(await services.prepareSrp({ attempt }, signal)).toEqual({
      kind: 'fault',
      fault: { kind: 'refused', code: 'password-missing', reason: 'required', field: 'password' },
    });
  });
});

describe('an answer sends', () => {
  it.each<[string, Partial<Challenge>, ChallengeAnswer, object]>([
    [
      'a code',
      { name: 'SOFTWARE_TOKEN_MFA' },
      { kind: 'code', code: seal('123456') },
      { SOFTWARE_TOKEN_MFA_CODE: '123456' },
    ],
    [
      'a password',
      { name: 'PASSWORD' },
      { kind: 'password', password: seal('swordfish') },
      { PASSWORD: 'swordfish' },
    ],
    [
      'a password with its choice',
      { name: 'SELECT_CHALLENGE' },
      { kind: 'password', password: seal('swordfish') },
      { ANSWER: 'PASSWORD', PASSWORD: 'swordfish' },
    ],
    [
      'a choice',
      { name: 'SELECT_MFA_TYPE' },
      { kind: 'choice', choice: 'EMAIL_OTP' },
      { ANSWER: 'EMAIL_OTP' },
    ],
    [
      'an address',
      { name: 'MFA_SETUP' },
      { kind: 'email', email: 'ann@example.com' },
      { EMAIL: 'ann@example.com' },
    ],
    [
      'a new password',
      { name: 'NEW_PASSWORD_REQUIRED' },
      { kind: 'newPassword', password: seal('New-horse-22'), attributes: { name: 'Anna' } },
      { NEW_PASSWORD: 'New-horse-22', 'userAttributes.name': 'Anna' },
    ],
    [
      'an attribute that the pool asks for, also as it is',
      { name: 'NEW_PASSWORD_REQUIRED', attributes: { name: 'Ann' }, requiredAttributes: ['name'] },
      { kind: 'newPassword', password: seal('New-horse-22'), attributes: { name: 'Ann' } },
      { NEW_PASSWORD: 'New-horse-22', 'userAttributes.name': 'Ann' },
    ],
    [
      'an answer to a trigger',
      { name: 'CUSTOM_CHALLENGE' },
      { kind: 'custom', answer: seal('blue') },
      { ANSWER: 'blue' },
    ],
    ['whatever an app answers', { name: 'NEW_ONE' }, { kind: 'raw', answers: seal({ A: 'b' }) }, { A: 'b' }],
    ['nothing but its Session', { name: 'MFA_SETUP' }, { kind: 'proof' }, {}],
  ])('%s', async (_, challenge, answer, expected) => {
    const { client, respond } = signInWorld();
    client.respond('RespondToAuthChallenge', asksForCode);
    expect(await respond(challenge, answer)).toMatchObject({ kind: 'challenge' });
    const [asked] = client.asked;
    expect(asked?.input).toEqual({
      challengeName: challenge.name,
      session: 'a-session',
      challengeResponses: { USERNAME: 'ann', ...expected },
    });
  });

  it('the name that was typed where the challenge has none, and no Session where there is none', async () => {
    const { client, respond } = signInWorld();
    client.respond('RespondToAuthChallenge', asksForCode);
    await respond(
      { parameters: seal({}, 'parameters'), session: null },
      { kind: 'code', code: seal('123456') },
    );
    expect(client.asked[0]?.input).toEqual({
      challengeName: 'SMS_MFA',
      challengeResponses: { USERNAME: 'ann@example.com', SMS_MFA_CODE: '123456' },
    });
  });

  it('the device of the real user, whose alias is noted', async () => {
    const { client, here, respond } = signInWorld();
    await here.devices.save('ann', device);
    client.respond('RespondToAuthChallenge', asksForCode);
    await respond({}, { kind: 'code', code: seal('123456') });
    expect(client.asked[0]?.input).toMatchObject({ challengeResponses: { DEVICE_KEY: device.deviceKey } });
    expect(await here.devices.load('ann@example.com')).toEqual(device);
  });

  it.each([
    ['PASSWORD_VERIFIER', 'lapsed'],
    ['PASSWORD_SRP', 'lapsed'],
    ['SELECT_CHALLENGE', 'lapsed'],
    ['WEB_AUTHN', 'lapsed'],
    ['DEVICE_SRP_AUTH', 'deviceUnknown'],
    ['DEVICE_PASSWORD_VERIFIER', 'deviceUnknown'],
  ])('nothing to %s where its secret is gone', async (name, kind) => {
    const { client, respond } = signInWorld();
    expect(await respond({ name }, { kind: 'proof' })).toEqual({
      kind: 'fault',
      fault: { kind, code: 'proof-missing' },
    });
    expect(client.asked).toEqual([]);
  });

  it('the public value of a device once: asked for again, it would be for ever', async () => {
    const { client, here, respond } = signInWorld();
    await here.devices.save('ann', device);
    client.respond('RespondToAuthChallenge', { ...asksForCode, challengeName: 'DEVICE_PASSWORD_VERIFIER' });
    const reply = await respond({ name: 'DEVICE_SRP_AUTH' }, { kind: 'proof' });
    expect(client.asked[0]?.input).toMatchObject({
      challengeResponses: { SRP_A: expect.stringMatching(/^[\da-f]+$/) },
    });
    const proof = reply.kind === 'challenge' ? reply.challenge.proof : null;
    expect(proof).not.toBeNull();
    expect(await respond({ name: 'DEVICE_SRP_AUTH', proof }, { kind: 'proof' })).toMatchObject({
      fault: { kind: 'deviceUnknown' },
    });
  });

  it('a passkey’s assertion as it is', async () => {
    const { client, respond } = signInWorld();
    client.respond('RespondToAuthChallenge', asksForCode);
    const proof = sealProof({ kind: 'passkey', credential: '{"id":"x"}' });
    await respond({ name: 'WEB_AUTHN' }, { kind: 'proof' }, { proof });
    expect(client.asked[0]?.input).toMatchObject({ challengeResponses: { CREDENTIAL: '{"id":"x"}' } });
  });

  it.each([
    ['SELECT_CHALLENGE', { ANSWER: 'PASSWORD_SRP' }],
    ['PASSWORD_SRP', {}],
  ])('the public value of a password to %s, whose proof continues', async (name, expected) => {
    const { client, respond } = signInWorld();
    client.respond('RespondToAuthChallenge', asksForCode);
    const ephemeral = await startSrp();
    const proof = sealProof({ kind: 'password', ephemeral, password: 'swordfish' });
    const reply = await respond({ name }, { kind: 'proof' }, { proof });
    expect(client.asked[0]?.input.challengeResponses).toEqual({
      USERNAME: 'ann',
      SRP_A: ephemeral.srpA,
      ...expected,
    });
    expect(reply).toMatchObject({ challenge: { proof } });
  });
});

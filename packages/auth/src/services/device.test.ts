import { describe, expect, it } from 'vitest';
import { pendingOf } from '../../test/pending.ts';
import { attemptOf } from '../../test/services.ts';
import { refused } from '../../test/stub-client.ts';
import { stubWorld } from '../../test/stub-world.ts';
import type { Challenge } from '../model.ts';
import { kindOf, seal, unseal } from '../sealed.ts';
import { deviceServices } from './device.ts';
import { totpServices, totpSetup } from './totp.ts';

const { signal } = new AbortController();
const device = {
  deviceKey: 'key',
  deviceGroupKey: 'group',
  devicePassword: 'secret',
  standing: 'undecided',
} as const;

async function signedIn() {
  const stub = stubWorld();
  const here = stub.open();
  await here.session.begin(stub.made('first'));
  await here.devices.save('ann', device);
  const { updateDevice } = deviceServices(here.context);
  return {
    ...stub,
    here,
    update: (to: Parameters<typeof updateDevice>[0]['to']) => updateDevice({ username: 'ann', to }, signal),
  };
}

describe('a device', () => {
  it.each([
    ['remembered', 'remembered', 'remembered'],
    ['notRemembered', 'not_remembered', 'declined'],
  ] as const)('that is %s is so at Cognito, and here', async (to, deviceRememberedStatus, standing) => {
    const { client, here, update } = await signedIn();
    client.respond('UpdateDeviceStatus', {});
    expect(await update(to)).toEqual({ kind: 'done' });
    const accessToken = here.session.held().session?.accessToken;
    expect(client.asked).toEqual([
      {
        operation: 'UpdateDeviceStatus',
        input: { accessToken, deviceKey: 'key', deviceRememberedStatus },
        options: { signal },
      },
    ]);
    expect(await here.devices.load('ann')).toEqual({ ...device, standing });
  });

  it('that is forgotten is forgotten at Cognito first', async () => {
    const { client, here, update } = await signedIn();
    client.respond('ForgetDevice', refused('InternalErrorException', 'No.', 'ForgetDevice'), {});
    await expect(update('forgotten')).rejects.toMatchObject({ code: 'InternalErrorException' });
    expect(await here.devices.load('ann')).toEqual(device);
    expect(await update('forgotten')).toEqual({ kind: 'done' });
    expect(client.asked[1]).toMatchObject({ input: { deviceKey: 'key' }, options: { signal } });
    expect(await here.devices.load('ann')).toBeNull();
  });

  it('that another browser has forgotten is forgotten here too', async () => {
    const { client, here, update } = await signedIn();
    client.respond(
      'ForgetDevice',
      refused('ResourceNotFoundException', 'Device does not exist.', 'ForgetDevice'),
    );
    expect(await update('forgotten')).toEqual({ kind: 'done' });
    expect(await here.devices.load('ann')).toBeNull();
  });

  it('that is gone is forgotten, and nothing else', async () => {
    const { client, here, update } = await signedIn();
    await here.devices.forget('ann');
    expect(await update('forgotten')).toEqual({ kind: 'done' });
    expect(await update('remembered')).toMatchObject({
      fault: { kind: 'unexpected', code: 'device-missing' },
    });
    expect(client.calls()).toEqual([]);
  });

  it('does not exist without a session', async () => {
    const { client, here, update } = await signedIn();
    await here.session.end(null);
    expect(await update('forgotten')).toMatchObject({ fault: { code: 'device-missing' } });
    expect(client.calls()).toEqual([]);
  });
});

describe('an authenticator app', () => {
  const challengeOf = (changes: Partial<Challenge> = {}): Challenge => {
    const { challenge } = pendingOf({ name: 'MFA_SETUP', ...changes });
    if (!challenge) throw new Error('There is one.');
    return challenge;
  };
  const attempt = attemptOf('ann@example.com', '');
  const start = (options = {}) => {
    const stub = stubWorld();
    return { ...stub, ...totpServices(stub.open({}, options).context) };
  };

  it.each([
    [{}, 'eu-west-2_Pool'],
    [{ totpIssuer: 'My shop' }, 'My%20shop'],
  ])('gets its secret with the name of the pool, or the app’s: %j', async (options, issuer) => {
    const { associateTotp, client } = start(options);
    client.respond('AssociateSoftwareToken', { secretCode: 'SECRET', session: 'next' });
    const reply = await associateTotp({ attempt, challenge: challengeOf() }, signal);
    expect(client.asked).toEqual([
      { operation: 'AssociateSoftwareToken', input: { session: 'a-session' }, options: { signal } },
    ]);
    if (reply.kind !== 'totp') throw new Error('It is.');
    expect(kindOf(reply.totp)).toBe('forPage');
    expect(unseal(reply.totp)).toEqual({
      secret: 'SECRET',
      uri: `otpauth://totp/${issuer}:ann?secret=SECRET&issuer=${issuer}`,
    });
    expect(reply.challenge.session && unseal(reply.challenge.session)).toBe('next');
  });

  it('gets the name that was typed where no other is known, and keeps its Session where none is new', async () => {
    const { associateTotp, client } = start();
    client.respond('AssociateSoftwareToken', { secretCode: 'SECRET' });
    const challenge = challengeOf({ parameters: seal({}, 'parameters') });
    const reply = await associateTotp({ attempt, challenge }, signal);
    if (reply.kind !== 'totp') throw new Error('It is.');
    expect(unseal(reply.totp).uri).toContain('ann%40example.com');
    expect(reply.challenge).toBe(challenge);
  });

  it('without a secret does not count', async () => {
    const { associateTotp, client } = start();
    client.respond('AssociateSoftwareToken', {});
    const challenge = challengeOf({ session: null });
    expect(await associateTotp({ attempt, challenge }, signal)).toMatchObject({
      fault: { kind: 'unexpected', code: 'empty-answer' },
    });
    expect(client.asked[0]?.input).toEqual({ session: '' });
  });

  it.each([
    ['my phone', { friendlyDeviceName: 'my phone' }],
    [null, {}],
  ])('is verified by a code, under the name %s', async (deviceName, expected) => {
    const { client, verifyTotp } = start();
    client.respond('VerifySoftwareToken', { status: 'SUCCESS', session: 'verified' });
    const reply = await verifyTotp(
      { attempt, challenge: challengeOf(), code: seal('123456'), deviceName },
      signal,
    );
    expect(client.asked).toEqual([
      {
        operation: 'VerifySoftwareToken',
        input: { session: 'a-session', userCode: '123456', ...expected },
        options: { signal },
      },
    ]);
    const session = reply.kind === 'challenge' ? reply.challenge.session : null;
    expect(session && [kindOf(session), unseal(session)]).toEqual(['session', 'verified']);
  });

  it('whose code is wrong says so', async () => {
    const { client, verifyTotp } = start();
    client.respond('VerifySoftwareToken', { status: 'ERROR' });
    expect(
      await verifyTotp({ attempt, challenge: challengeOf(), code: seal('123456'), deviceName: null }, signal),
    ).toEqual({
      kind: 'fault',
      fault: { kind: 'code', code: 'code-refused', reason: 'code-wrong', field: 'code' },
    });
  });

  it('reads names with characters that a URI does not allow', () => {
    expect(totpSetup('A&B: c', 'ann?x', 'S').uri).toBe(
      'otpauth://totp/A%26B%3A%20c:ann%3Fx?secret=S&issuer=A%26B%3A%20c',
    );
  });
});

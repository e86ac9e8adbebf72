import { startSrp } from '@latchkey/srp';
import { describe, expect, test } from 'vitest';
import { createSandbox } from './sandbox.ts';
import { frozen } from './testing/frozen.ts';
import { type KeptDevice, Person, tokensOf } from './testing/person.ts';
import { send } from './testing/wire.ts';

const PASSWORD = 'Correct-horse-1';
const ALWAYS = { challengeRequiredOnNewDevice: true, deviceOnlyRememberedOnUserPrompt: false };
const OPT_IN = { challengeRequiredOnNewDevice: true, deviceOnlyRememberedOnUserPrompt: true };

async function start(deviceConfiguration: typeof ALWAYS | undefined = ALWAYS) {
  const sandbox = await createSandbox({
    ...frozen,
    userPool: { deviceConfiguration },
    users: [{ username: 'ada', password: PASSWORD }],
  });
  return { sandbox, ada: new Person(sandbox, 'ada', PASSWORD) };
}

async function withDevice(configuration = ALWAYS) {
  const { sandbox, ada } = await start(configuration);
  const tokens = tokensOf(await ada.signInBySrp());
  return { sandbox, ada, tokens, ...(await ada.confirmDevice(tokens)) };
}

test('without device tracking no device is named', async () => {
  const sandbox = await createSandbox({ ...frozen, users: [{ username: 'ada', password: PASSWORD }] });
  const tokens = tokensOf(await new Person(sandbox, 'ada', PASSWORD).signInBySrp());
  expect(tokens).not.toHaveProperty('NewDeviceMetadata');
  await expect(send(sandbox, 'ListDevices', { AccessToken: tokens.AccessToken })).rejects.toMatchObject({
    type: 'InvalidUserPoolConfigurationException',
  });
});

describe('in a pool that always remembers', () => {
  test('a confirmed device signs in by its own proof and keeps its key', async () => {
    const { sandbox, ada, device, asksFirst } = await withDevice();
    expect(asksFirst).toBe(false);
    sandbox.journal.clear();
    sandbox.clock.advance(60_000);

    const asked = await ada.signInBySrp(device);
    expect(asked.ChallengeName).toBe('DEVICE_SRP_AUTH');
    const tokens = tokensOf(await ada.proveDevice(asked, device));

    expect(tokens).not.toHaveProperty('NewDeviceMetadata');
    expect(sandbox.journal.entries.map(({ operation, answered }) => answered ?? operation)).toEqual([
      'InitiateAuth',
      'PASSWORD_VERIFIER',
      'DEVICE_SRP_AUTH',
      'DEVICE_PASSWORD_VERIFIER',
    ]);
    const listed = await send<{ Devices: object[] }>(sandbox, 'ListDevices', {
      AccessToken: tokens.AccessToken,
    });
    expect(listed.Devices).toEqual([
      expect.objectContaining({
        DeviceKey: device.deviceKey,
        DeviceLastAuthenticatedDate: sandbox.clock.now() / 1_000,
      }),
    ]);
  });

  test('a wrong device secret is refused', async () => {
    const { ada, device } = await withDevice();
    const wrong: KeptDevice = { ...device, devicePassword: 'AAAA' };
    await expect(ada.proveDevice(await ada.signInBySrp(wrong), wrong)).rejects.toMatchObject({
      type: 'NotAuthorizedException',
      message: 'Incorrect username or password.',
    });
  });

  test('DEVICE_SRP_AUTH can be answered without the Session, as some clients do', async () => {
    const { ada, device } = await withDevice();
    const { Session: _, ...asked } = await ada.signInBySrp(device);
    expect(tokensOf(await ada.proveDevice(asked, device)).AccessToken).toBeTypeOf('string');
  });

  test('neither of its challenges needs the Session, and none is answered at another app client', async () => {
    const { sandbox, ada, device } = await withDevice();
    const { Session: _, ...asked } = await ada.signInBySrp(device);
    const elsewhere = new Person(sandbox, 'ada', PASSWORD);
    elsewhere.clientId = sandbox.addClient().clientId;
    const { srpA } = await startSrp();
    const begin = { DEVICE_KEY: device.deviceKey, SRP_A: srpA };
    const invalid = { type: 'NotAuthorizedException', message: 'Invalid session for the user.' };
    await expect(elsewhere.respond(asked, begin)).rejects.toMatchObject(invalid);
    for (const other of [{ DEVICE_KEY: 'eu-west-2_0' }, { USERNAME: 'nobody' }]) {
      await expect(ada.respond(asked, { ...begin, ...other })).rejects.toMatchObject(invalid);
    }
    await expect(ada.respond(asked, { SRP_A: srpA })).rejects.toMatchObject({
      message: 'Missing required parameter DEVICE_KEY',
    });
    const withoutSession: typeof ada.respond = (challenge, responses, name) => {
      const { Session: __, ...rest } = challenge;
      return Person.prototype.respond.call(ada, rest, responses, name);
    };
    const proving = Object.assign(Object.create(ada) as Person, { respond: withoutSession });
    expect(tokensOf(await proving.proveDevice(asked, device)).AccessToken).toBeTypeOf('string');
  });

  test('its challenges are answered for the device that was asked, while it is there', async () => {
    const { sandbox, ada, device } = await withDevice();
    const { srpA } = await startSrp();
    const missing = { type: 'ResourceNotFoundException', message: 'Device does not exist.' };
    const other = 'eu-west-2_0a';
    const asked = await ada.signInBySrp(device);
    const another = await ada.confirmDevice(tokensOf(await ada.signInBySrp()));
    for (const DEVICE_KEY of [other, another.device.deviceKey]) {
      await expect(ada.respond(asked, { DEVICE_KEY, SRP_A: srpA })).rejects.toMatchObject(missing);
    }
    const proof = await ada.respond(asked, { DEVICE_KEY: device.deviceKey, SRP_A: srpA });
    const claim = {
      PASSWORD_CLAIM_SECRET_BLOCK: proof.ChallengeParameters?.SECRET_BLOCK ?? '',
      PASSWORD_CLAIM_SIGNATURE: 'AAAA',
      TIMESTAMP: 'Tue Nov 3 04:05:06 UTC 2026',
    };
    const second = await ada.signInBySrp(device);
    sandbox.users.forgetDevice('ada', device.deviceKey);
    const gone = { DEVICE_KEY: device.deviceKey };
    await expect(ada.respond(second, { ...gone, SRP_A: srpA })).rejects.toMatchObject(missing);
    await expect(ada.respond(proof, { ...gone, ...claim })).rejects.toMatchObject(missing);
    await expect(ada.respond(proof, { DEVICE_KEY: other, ...claim })).rejects.toMatchObject({
      type: 'NotAuthorizedException',
      message: 'Incorrect username or password.',
    });
  });

  test('a device that is gone does not burn the handshake: the same proof works without the key', async () => {
    const { sandbox, ada, device } = await withDevice();
    sandbox.users.forgetDevice('ada', device.deviceKey);
    const ephemeral = await startSrp();
    const challenge = await ada.initiate('USER_SRP_AUTH', {
      USERNAME: 'ada',
      SRP_A: ephemeral.srpA,
      DEVICE_KEY: device.deviceKey,
    });
    const { DEVICE_KEY, ...proof } = await ada.prove(challenge, ephemeral, device);
    expect(DEVICE_KEY).toBe(device.deviceKey);
    await expect(ada.respond(challenge, { ...proof, DEVICE_KEY: device.deviceKey })).rejects.toMatchObject({
      type: 'ResourceNotFoundException',
      message: 'Device does not exist.',
    });
    const tokens = tokensOf(await ada.respond(challenge, proof));
    expect(tokens.NewDeviceMetadata?.DeviceKey).not.toBe(device.deviceKey);
  });

  test('a proof works once', async () => {
    const { ada } = await start();
    const ephemeral = await startSrp();
    const challenge = await ada.initiate('USER_SRP_AUTH', { USERNAME: 'ada', SRP_A: ephemeral.srpA });
    const proof = await ada.prove(challenge, ephemeral);
    await ada.respond(challenge, proof);
    await expect(ada.respond(challenge, proof)).rejects.toMatchObject({ type: 'NotAuthorizedException' });
  });

  test('another user’s device does not exist', async () => {
    const { sandbox, device } = await withDevice();
    await sandbox.users.add({ username: 'bob', password: PASSWORD });
    const bob = new Person(sandbox, 'bob', PASSWORD);
    await expect(bob.signInBySrp(device)).rejects.toMatchObject({ type: 'ResourceNotFoundException' });
  });
});

describe('ConfirmDevice', () => {
  test('refuses a key that was not given to this sign-in, and one that is confirmed', async () => {
    const { sandbox, ada, tokens } = await withDevice();
    await expect(ada.confirmDevice(tokens)).rejects.toMatchObject({ type: 'DeviceKeyExistsException' });
    const NewDeviceMetadata = { DeviceKey: `${sandbox.region}_0a`, DeviceGroupKey: '-' };
    await expect(ada.confirmDevice({ ...tokens, NewDeviceMetadata })).rejects.toMatchObject({
      type: 'InvalidParameterException',
      message: 'Invalid device key given.',
    });
    const other = tokensOf(await ada.signInBySrp());
    const crossed = { ...other, AccessToken: tokens.AccessToken };
    await expect(ada.confirmDevice(crossed)).rejects.toMatchObject({
      type: 'InvalidParameterException',
      message: 'Invalid device key given.',
    });
    expect(sandbox.users.get('ada')?.devices).toHaveLength(2);
  });

  test('refuses a verifier that reads as a negative number', async () => {
    const { sandbox, ada } = await start();
    const { AccessToken, NewDeviceMetadata } = tokensOf(await ada.signInBySrp());
    const negative = btoa(String.fromCharCode(0x80, ...Array<number>(383).fill(1)));
    await expect(
      send(sandbox, 'ConfirmDevice', {
        AccessToken,
        DeviceKey: NewDeviceMetadata?.DeviceKey,
        DeviceSecretVerifierConfig: { Salt: 'AQID', PasswordVerifier: negative },
      }),
    ).rejects.toMatchObject({
      type: 'InvalidParameterException',
      message: 'Invalid device secret verifier given.',
    });
  });
});

describe('in a pool that asks the person first', () => {
  test('a device is listed and asked for its proof only once it is remembered', async () => {
    const { sandbox, ada, tokens, device, asksFirst } = await withDevice(OPT_IN);
    const { AccessToken } = tokens;
    const list = () => send<{ Devices: unknown[] }>(sandbox, 'ListDevices', { AccessToken });
    expect(asksFirst).toBe(true);
    expect((await list()).Devices).toEqual([]);
    expect(tokensOf(await ada.signInBySrp(device))).not.toHaveProperty('NewDeviceMetadata');

    const remember = { AccessToken, DeviceKey: device.deviceKey, DeviceRememberedStatus: 'remembered' };
    await send(sandbox, 'UpdateDeviceStatus', remember);
    expect((await list()).Devices).toHaveLength(1);
    expect((await ada.signInBySrp(device)).ChallengeName).toBe('DEVICE_SRP_AUTH');

    await send(sandbox, 'UpdateDeviceStatus', { ...remember, DeviceRememberedStatus: 'not_remembered' });
    await expect(
      send(sandbox, 'GetDevice', { AccessToken, DeviceKey: device.deviceKey }),
    ).rejects.toMatchObject({ type: 'ResourceNotFoundException' });
    expect(tokensOf(await ada.signInBySrp(device)).AccessToken).toBeTypeOf('string');
  });
});

test('ListDevices comes in pages', async () => {
  const { sandbox, ada } = await start();
  for (let count = 0; count < 3; count += 1) await ada.confirmDevice(tokensOf(await ada.signInBySrp()));
  const { AccessToken } = tokensOf(await ada.signInBySrp());
  const first = await send<{ Devices: unknown[]; PaginationToken: string }>(sandbox, 'ListDevices', {
    AccessToken,
    Limit: 2,
  });
  expect(first.Devices).toHaveLength(2);
  const second = await send<{ Devices: unknown[] }>(sandbox, 'ListDevices', {
    AccessToken,
    Limit: 2,
    PaginationToken: first.PaginationToken,
  });
  expect(second.Devices).toHaveLength(1);
  expect(second).not.toHaveProperty('PaginationToken');
});

describe('refreshing with a device', () => {
  test('has to name the device, confirmed', async () => {
    const { sandbox, ada } = await start();
    const tokens = tokensOf(await ada.signInBySrp());
    const refresh = (DeviceKey?: string) =>
      send(sandbox, 'GetTokensFromRefreshToken', {
        ClientId: sandbox.clientId,
        RefreshToken: tokens.RefreshToken,
        DeviceKey,
      });
    const refused = { type: 'NotAuthorizedException', message: 'Invalid Refresh Token.' };
    await expect(refresh(tokens.NewDeviceMetadata?.DeviceKey)).rejects.toMatchObject(refused);
    const { device } = await ada.confirmDevice(tokens);
    await expect(refresh()).rejects.toMatchObject(refused);
    expect(tokensOf(await refresh(device.deviceKey)).AccessToken).toBeTypeOf('string');
  });

  test('ends when the device is forgotten, and no other sign-in with it; its access token lives on', async () => {
    const { sandbox, ada, tokens, device } = await withDevice();
    const others = tokensOf(await ada.signInBySrp());
    const other = await ada.confirmDevice(others);
    const { AccessToken } = tokens;
    const refresh = (RefreshToken: string | undefined, { deviceKey }: KeptDevice) =>
      send(sandbox, 'GetTokensFromRefreshToken', {
        ClientId: sandbox.clientId,
        RefreshToken,
        DeviceKey: deviceKey,
      });
    await expect(refresh(tokens.RefreshToken, device)).resolves.toBeDefined();
    await send(sandbox, 'ForgetDevice', { AccessToken, DeviceKey: device.deviceKey });
    await expect(refresh(tokens.RefreshToken, device)).rejects.toMatchObject({
      type: 'NotAuthorizedException',
      message: 'Refresh Token has been revoked',
    });
    await expect(refresh(others.RefreshToken, other.device)).resolves.toBeDefined();
    expect(sandbox.users.get('ada')?.sessions).toBe(1);
    await expect(send(sandbox, 'GetUser', { AccessToken })).resolves.toMatchObject({ Username: 'ada' });
  });
});

import { createDeviceSecret } from '@latchkey/srp';
import { describe, expect, test } from 'vitest';
import { createSandbox } from './sandbox.ts';
import { frozen } from './testing/frozen.ts';
import { Person, tokensOf } from './testing/person.ts';
import { send } from './testing/wire.ts';
import type { JsonObject } from './wire/json.ts';

const PASSWORD = 'Correct-horse-1';
const missing = { type: 'ResourceNotFoundException', message: 'Device does not exist.' };

async function start() {
  const sandbox = await createSandbox({
    ...frozen,
    userPool: { deviceConfiguration: { deviceOnlyRememberedOnUserPrompt: false } },
    users: [{ username: 'ada', password: PASSWORD }],
  });
  const ada = new Person(sandbox, 'ada', PASSWORD);
  const byPassword = async (more: Record<string, string> = {}) =>
    tokensOf(await ada.initiate('USER_PASSWORD_AUTH', { USERNAME: 'ada', PASSWORD, ...more }));
  return { sandbox, ada, byPassword };
}

describe('GetDevice', () => {
  test('describes a device, with dates in seconds', async () => {
    const { sandbox, ada, byPassword } = await start();
    const created = sandbox.clock.now() / 1_000;
    const tokens = await byPassword();
    sandbox.clock.advance(5_000);
    const { device } = await ada.confirmDevice(tokens);
    const DeviceKey = device.deviceKey;
    const { AccessToken } = tokens;
    expect(await send(sandbox, 'GetDevice', { AccessToken, DeviceKey })).toEqual({
      Device: {
        DeviceKey,
        DeviceAttributes: [
          { Name: 'device_status', Value: 'valid' },
          { Name: 'device_name', Value: 'Test browser' },
          { Name: 'last_ip_used', Value: '127.0.0.1' },
        ],
        DeviceCreateDate: created,
        DeviceLastModifiedDate: created + 5,
        DeviceLastAuthenticatedDate: created,
      },
    });
  });

  test('has an empty name for a device without one', async () => {
    const { sandbox, byPassword } = await start();
    const { AccessToken, NewDeviceMetadata } = await byPassword();
    const { DeviceKey = '', DeviceGroupKey = '' } = NewDeviceMetadata ?? {};
    const secret = await createDeviceSecret({ deviceKey: DeviceKey, deviceGroupKey: DeviceGroupKey });
    await send(sandbox, 'ConfirmDevice', {
      AccessToken,
      DeviceKey,
      DeviceSecretVerifierConfig: { Salt: secret.salt, PasswordVerifier: secret.passwordVerifier },
    });
    const { Device } = await send<{ Device: JsonObject }>(sandbox, 'GetDevice', { AccessToken, DeviceKey });
    expect(Device.DeviceAttributes).toContainEqual({ Name: 'device_name', Value: '' });
  });
});

test.each([
  ['GetDevice', {}],
  ['ForgetDevice', {}],
  ['UpdateDeviceStatus', { DeviceRememberedStatus: 'remembered' }],
])('%s finds no device that is unknown, or not confirmed', async (operation, input) => {
  const { sandbox, byPassword } = await start();
  const { AccessToken, NewDeviceMetadata } = await byPassword();
  expect(sandbox.users.get('ada')?.devices).toMatchObject([
    { confirmed: false, remembered: false, confirmedAfterMfa: false },
  ]);
  for (const DeviceKey of [
    NewDeviceMetadata?.DeviceKey,
    `${sandbox.region}_00000000-0000-0000-0000-000000000000`,
  ]) {
    await expect(send(sandbox, operation, { AccessToken, DeviceKey, ...input })).rejects.toMatchObject(
      missing,
    );
  }
});

describe('a pool that tracks no devices any more', () => {
  test('asks none for its proof, and reads no key', async () => {
    const { sandbox, ada, byPassword } = await start();
    const { device } = await ada.confirmDevice(await byPassword());
    sandbox.configure({ deviceConfiguration: undefined });
    for (const DEVICE_KEY of [device.deviceKey, `${sandbox.region}_unknown`]) {
      expect(await byPassword({ DEVICE_KEY })).not.toHaveProperty('NewDeviceMetadata');
    }
  });

  test('asks none of a sign-in that began before', async () => {
    const { sandbox, ada, byPassword } = await start();
    const { device } = await ada.confirmDevice(await byPassword());
    await sandbox.users.update('ada', { status: 'FORCE_CHANGE_PASSWORD' });
    const asked = await ada.initiate('USER_PASSWORD_AUTH', {
      USERNAME: 'ada',
      PASSWORD,
      DEVICE_KEY: device.deviceKey,
    });
    expect(asked.ChallengeName).toBe('NEW_PASSWORD_REQUIRED');
    sandbox.configure({ deviceConfiguration: undefined });
    expect(tokensOf(await ada.respond(asked, { NEW_PASSWORD: 'Another-horse-2' })).AccessToken).toBeDefined();
  });
});

test('of the devices that are never confirmed the last hundred are kept, and all others', async () => {
  const { sandbox, ada, byPassword } = await start();
  const { device } = await ada.confirmDevice(await byPassword());
  const first = await byPassword();
  const second = await byPassword();
  let last = second;
  for (let count = 2; count < 101; count += 1) last = await byPassword();
  const keys = sandbox.users.get('ada')?.devices.map(({ deviceKey }) => deviceKey);
  expect(keys).toHaveLength(101);
  expect(keys).toContain(device.deviceKey);
  expect(keys).not.toContain(first.NewDeviceMetadata?.DeviceKey);
  expect(keys).toContain(second.NewDeviceMetadata?.DeviceKey);
  await expect(ada.confirmDevice(last)).resolves.toBeDefined();
});

import { readDeviceVerifier, SrpError } from '@latchkey/srp/server';
import * as v from 'valibot';
import { describeDevice, describeDevices } from '../devices/describe.ts';
import { confirmedDevice, rememberedDevice, requireTracking } from '../devices/track.ts';
import { revokeDevice } from '../tokens/revoke.ts';
import { CognitoException, invalidParameter } from '../wire/exception.ts';
import * as member from '../wire/members.ts';
import { type Operations, userOperation } from './operation.ts';

/** The caller's devices. */
export const devicesOperations = {
  /** Registers the verifier of a device from NewDeviceMetadata; from then on it can be remembered. */
  ConfirmDevice: userOperation(
    {
      DeviceKey: member.deviceKey,
      DeviceName: v.optional(member.deviceName),
      DeviceSecretVerifierConfig: v.object({ PasswordVerifier: v.string(), Salt: v.string() }),
    },
    ({ pool, user, grant }, input) => {
      const { deviceOnlyRememberedOnUserPrompt: asksFirst } = requireTracking(pool);
      const device = user.devices.get(input.DeviceKey);
      if (!device) throw invalidParameter('Invalid device key given.');
      if (device.secret) throw new CognitoException('DeviceKeyExistsException', 'Device already exists.');
      if (grant.deviceKey !== device.key) throw invalidParameter('Invalid device key given.');
      device.secret = readSecret(input.DeviceSecretVerifierConfig);
      device.confirmedAfterMfa = grant.passedMfa;
      device.modifiedAt = pool.clock.now();
      if (input.DeviceName !== undefined) device.name = input.DeviceName;
      device.remembered = !asksFirst;
      return { UserConfirmationNecessary: asksFirst };
    },
  ),

  /** Deletes a device of the caller, and its refresh tokens. */
  ForgetDevice: userOperation({ DeviceKey: member.deviceKey }, ({ pool, user }, { DeviceKey }) => {
    requireTracking(pool);
    const device = confirmedDevice(user, DeviceKey);
    user.devices.delete(device.key);
    revokeDevice(pool, user, device.key);
    return undefined;
  }),

  /** Returns a remembered device of the caller; one that is only confirmed is not found. */
  GetDevice: userOperation({ DeviceKey: member.deviceKey }, ({ pool, user }, { DeviceKey }) => {
    requireTracking(pool);
    return { Device: describeDevice(rememberedDevice(user, DeviceKey)) };
  }),

  /** The caller's remembered devices. */
  ListDevices: userOperation(
    { Limit: v.optional(member.limit), PaginationToken: v.optional(v.string()) },
    ({ pool, user }, { Limit, PaginationToken }) => {
      requireTracking(pool);
      const remembered = [...user.devices.values()].filter((device) => device.secret && device.remembered);
      return describeDevices(remembered, Limit, PaginationToken);
    },
  ),

  UpdateDeviceStatus: userOperation(
    {
      DeviceKey: member.deviceKey,
      DeviceRememberedStatus: v.optional(member.deviceStatus),
    },
    ({ pool, user }, input) => {
      requireTracking(pool);
      const device = confirmedDevice(user, input.DeviceKey);
      device.remembered = input.DeviceRememberedStatus === 'remembered';
      device.modifiedAt = pool.clock.now();
      return {};
    },
  ),
} satisfies Operations;

function readSecret(config: { PasswordVerifier: string; Salt: string }) {
  try {
    return readDeviceVerifier({ salt: config.Salt, passwordVerifier: config.PasswordVerifier });
  } catch (error) {
    if (error instanceof SrpError) throw invalidParameter('Invalid device secret verifier given.');
    throw error;
  }
}

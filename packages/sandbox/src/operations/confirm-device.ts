import { readDeviceVerifier, SrpError } from '@latchkey/srp/server';
import * as v from 'valibot';
import { requireTracking } from '../devices/track.ts';
import { CognitoException, invalidParameter } from '../wire/exception.ts';
import * as member from '../wire/members.ts';
import { userOperation } from './operation.ts';

/** Gives a device that NewDeviceMetadata named its verifier; from here on it can be remembered. */
export const confirmDevice = userOperation(
  {
    DeviceKey: member.deviceKey,
    DeviceName: v.optional(member.deviceName),
    DeviceSecretVerifierConfig: v.object({ PasswordVerifier: v.string(), Salt: v.string() }),
  },
  ({ pool, user, grant }, input) => {
    requireTracking(pool);
    const device = user.devices.get(input.DeviceKey);
    if (!device) throw invalidParameter('Invalid device key given.');
    if (device.secret) throw new CognitoException('DeviceKeyExistsException', 'Device already exists.');
    if (grant.deviceKey !== device.key) throw invalidParameter('Invalid device key given.');
    device.secret = readSecret(input.DeviceSecretVerifierConfig);
    device.confirmedAfterMfa = grant.passedMfa;
    device.modifiedAt = pool.clock.now();
    if (input.DeviceName !== undefined) device.name = input.DeviceName;
    const asksFirst = pool.settings.deviceConfiguration?.deviceOnlyRememberedOnUserPrompt === true;
    device.remembered = !asksFirst;
    return { UserConfirmationNecessary: asksFirst };
  },
);

function readSecret(config: { PasswordVerifier: string; Salt: string }) {
  try {
    return readDeviceVerifier({ salt: config.Salt, passwordVerifier: config.PasswordVerifier });
  } catch (error) {
    if (error instanceof SrpError) throw invalidParameter('Invalid device secret verifier given.');
    throw error;
  }
}

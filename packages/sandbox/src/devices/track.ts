import { newDeviceGroupKey, newDeviceKey } from '../ids.ts';
import type { Pool } from '../pool/pool.ts';
import type { PoolSettings } from '../pool/pool-settings.ts';
import type { Device, User } from '../pool/user.ts';
import type { KnownSignIn } from '../sign-in/sign-in.ts';
import { CognitoException, resourceNotFound } from '../wire/exception.ts';

const MOST_UNCONFIRMED = 100;

export function tracksDevices(pool: Pool): boolean {
  return pool.settings.deviceConfiguration !== undefined;
}

/** Returns the confirmed device that the app says it runs on, if it is this user's. */
export function presentedDevice(pool: Pool, signIn: KnownSignIn): Device | undefined {
  if (!tracksDevices(pool) || signIn.deviceKey === undefined) return undefined;
  const device = signIn.user.devices.get(signIn.deviceKey);
  return device?.secret ? device : undefined;
}

/**
 * Applies the DEVICE_KEY of an answer. Without one, the key from earlier in the sign-in applies while the device exists:
 * after `Device does not exist.` a client repeats the step without the key.
 *
 * @throws ResourceNotFoundException `Device does not exist.`
 */
export function withDeviceKey<S extends KnownSignIn>(
  pool: Pool,
  signIn: S,
  deviceKey: string | undefined,
): S {
  if (!tracksDevices(pool)) return signIn;
  const presented: S = { ...signIn, deviceKey: deviceKey ?? signIn.deviceKey };
  if (presentedDevice(pool, presented)) return presented;
  if (deviceKey !== undefined) throw deviceNotFound();
  return { ...signIn, deviceKey: undefined };
}

/** Adds a device for a sign-in without one. It cannot be used before ConfirmDevice. */
export function addNewDevice(pool: Pool, user: User): Device {
  const { random } = pool.environment;
  const now = pool.clock.now();
  const device: Device = {
    key: newDeviceKey(random, pool.region),
    groupKey: newDeviceGroupKey(random),
    createdAt: now,
    modifiedAt: now,
    authenticatedAt: now,
    remembered: false,
    confirmedAfterMfa: false,
  };
  user.devices.set(device.key, device);
  dropUnconfirmed(user);
  return device;
}

// Otherwise a client that never confirms its device would add a new one at each sign-in.
function dropUnconfirmed({ devices }: User): void {
  const unconfirmed = [...devices.values()].filter(({ secret }) => !secret);
  for (const { key } of unconfirmed.slice(0, -MOST_UNCONFIRMED)) devices.delete(key);
}

export function deviceNotFound(): CognitoException {
  return resourceNotFound('Device does not exist.');
}

/**
 * Returns how a pool tracks devices.
 *
 * @throws InvalidUserPoolConfigurationException if it does not
 */
export function requireTracking({ settings }: Pool): NonNullable<PoolSettings['deviceConfiguration']> {
  if (settings.deviceConfiguration) return settings.deviceConfiguration;
  throw new CognitoException(
    'InvalidUserPoolConfigurationException',
    'Device tracking is not enabled for this user pool.',
  );
}

/**
 * Returns a device as in ListDevices and GetDevice: confirmed and remembered.
 *
 * @throws ResourceNotFoundException `Device does not exist.`
 */
export function rememberedDevice(user: User, deviceKey: string): Device {
  const device = user.devices.get(deviceKey);
  if (!device?.secret || !device.remembered) throw deviceNotFound();
  return device;
}

/** @throws ResourceNotFoundException `Device does not exist.` */
export function confirmedDevice(user: User, deviceKey: string): Device {
  const device = user.devices.get(deviceKey);
  if (!device?.secret) throw deviceNotFound();
  return device;
}

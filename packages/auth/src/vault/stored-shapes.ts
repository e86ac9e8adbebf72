/**
 * The shapes of the records that a page reads first: another release, or a script that can use the key, may have stored something
 * else. In a file of their own, because Vite then leaves `checks.ts` in the file that is loaded first.
 *
 * @module
 */
import { type Check, isNumber, isObject, isText, isTexts, recordOf } from '../checks.ts';
import type { Device, DeviceBook } from './device-reader.ts';
import { claimsOf } from './jwt.ts';
import type { StoredSession } from './session.ts';

export const isStoredSession: Check<StoredSession> = (value): value is StoredSession => {
  if (!isObject(value)) return false;
  const { username, accessToken, idToken, refreshToken, expiresAt, refreshAt, clockDrift } = value;
  const { deviceKey = null, newDevice = null } = value;
  return (
    [username, accessToken, idToken, refreshToken, deviceKey ?? ''].every(isText) &&
    [expiresAt, refreshAt, clockDrift].every(isNumber) &&
    (newDevice === null ||
      (isObject(newDevice) && [newDevice.deviceKey, newDevice.deviceGroupKey].every(isText))) &&
    hasClaims(idToken)
  );
};

const hasClaims = (token: unknown): boolean => {
  try {
    return isObject(claimsOf(String(token)));
  } catch {
    return false;
  }
};

const isDevice: Check<Device> = (value): value is Device =>
  isObject(value) &&
  [value.deviceKey, value.deviceGroupKey, value.devicePassword, value.standing].every(isText);
const isDevices = recordOf(isDevice);

export const isDeviceBook: Check<DeviceBook> = (value): value is DeviceBook =>
  isObject(value) && isDevices(value.devices) && isTexts(value.aliases);

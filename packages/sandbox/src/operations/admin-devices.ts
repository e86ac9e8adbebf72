import * as v from 'valibot';
import { describeDevice, describeDevices } from '../devices/describe.ts';
import { confirmedDevice, requireTracking } from '../devices/track.ts';
import { revokeDevice } from '../tokens/revoke.ts';
import * as member from '../wire/members.ts';
import { adminOperation, type Operations } from './operation.ts';

const named = { DeviceKey: member.deviceKey };

/** Devices of a user, for administrators. */
export const adminDevicesOperations = {
  AdminGetDevice: adminOperation(named, ({ pool, user }, { DeviceKey }) => {
    requireTracking(pool);
    return { Device: describeDevice(confirmedDevice(user, DeviceKey)) };
  }),

  AdminListDevices: adminOperation(
    { Limit: v.optional(member.limit), PaginationToken: v.optional(v.string()) },
    ({ pool, user }, { Limit, PaginationToken }) => {
      requireTracking(pool);
      const confirmed = [...user.devices.values()].filter(({ secret }) => secret);
      return describeDevices(confirmed, Limit, PaginationToken);
    },
  ),

  AdminUpdateDeviceStatus: adminOperation(
    { ...named, DeviceRememberedStatus: v.optional(member.deviceStatus) },
    ({ pool, user }, { DeviceKey, DeviceRememberedStatus }) => {
      requireTracking(pool);
      const device = confirmedDevice(user, DeviceKey);
      device.remembered = DeviceRememberedStatus === 'remembered';
      device.modifiedAt = pool.clock.now();
      return {};
    },
  ),

  AdminForgetDevice: adminOperation(named, ({ pool, user }, { DeviceKey }) => {
    requireTracking(pool);
    user.devices.delete(confirmedDevice(user, DeviceKey).key);
    revokeDevice(pool, user, DeviceKey);
    return undefined;
  }),
} satisfies Operations;

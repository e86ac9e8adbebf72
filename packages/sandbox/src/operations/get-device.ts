import { describeDevice } from '../devices/describe.ts';
import { rememberedDevice, requireTracking } from '../devices/track.ts';
import * as member from '../wire/members.ts';
import { userOperation } from './operation.ts';

/** A remembered device of the caller; one that is only confirmed is not found. */
export const getDevice = userOperation({ DeviceKey: member.deviceKey }, ({ pool, user }, { DeviceKey }) => {
  requireTracking(pool);
  return { Device: describeDevice(rememberedDevice(user, DeviceKey)) };
});

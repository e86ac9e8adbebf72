import { confirmedDevice, requireTracking } from '../devices/track.ts';
import { revokeDevice } from '../tokens/revoke.ts';
import * as member from '../wire/members.ts';
import { userOperation } from './operation.ts';

/** Deletes a device of the caller, and with it the refresh tokens it was part of. */
export const forgetDevice = userOperation(
  { DeviceKey: member.deviceKey },
  ({ pool, user }, { DeviceKey }) => {
    requireTracking(pool);
    const device = confirmedDevice(user, DeviceKey);
    user.devices.delete(device.key);
    revokeDevice(pool, user, device.key);
    return undefined;
  },
);

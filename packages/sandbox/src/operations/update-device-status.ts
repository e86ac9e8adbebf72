import * as v from 'valibot';
import { confirmedDevice, requireTracking } from '../devices/track.ts';
import * as member from '../wire/members.ts';
import { userOperation } from './operation.ts';

const STATUSES = ['remembered', 'not_remembered'] as const;

export const updateDeviceStatus = userOperation(
  {
    DeviceKey: member.deviceKey,
    DeviceRememberedStatus: v.optional(
      v.picklist(STATUSES, `Member must satisfy enum value set: [${STATUSES.join(', ')}]`),
    ),
  },
  ({ pool, user }, input) => {
    requireTracking(pool);
    const device = confirmedDevice(user, input.DeviceKey);
    device.remembered = input.DeviceRememberedStatus === 'remembered';
    device.modifiedAt = pool.clock.now();
    return {};
  },
);

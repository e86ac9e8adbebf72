import * as v from 'valibot';
import { describeDevice } from '../devices/describe.ts';
import { requireTracking } from '../devices/track.ts';
import * as member from '../wire/members.ts';
import { page } from '../wire/page.ts';
import { userOperation } from './operation.ts';

/** The caller's remembered devices. */
export const listDevices = userOperation(
  { Limit: v.optional(member.limit), PaginationToken: v.optional(v.string()) },
  ({ pool, user }, { Limit, PaginationToken }) => {
    requireTracking(pool);
    const remembered = [...user.devices.values()].filter((device) => device.secret && device.remembered);
    const { items, next } = page(remembered, Limit, PaginationToken);
    return { Devices: items.map(describeDevice), ...(next ? { PaginationToken: next } : {}) };
  },
);

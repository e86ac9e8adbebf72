import type { Device } from '../pool/user.ts';
import type { JsonObject } from '../wire/json.ts';
import { page } from '../wire/page.ts';

/** Describes a device on the wire; dates in seconds since the epoch. */
export function describeDevice(device: Device): JsonObject {
  return {
    DeviceKey: device.key,
    DeviceAttributes: [
      { Name: 'device_status', Value: 'valid' },
      { Name: 'device_name', Value: device.name ?? '' },
      { Name: 'last_ip_used', Value: '127.0.0.1' },
    ],
    DeviceCreateDate: device.createdAt / 1000,
    DeviceLastModifiedDate: device.modifiedAt / 1000,
    DeviceLastAuthenticatedDate: device.authenticatedAt / 1000,
  };
}

/**
 * Describes a page of a device list on the wire.
 *
 * @throws InvalidParameterException for a token that this pool never issued
 */
export function describeDevices(devices: readonly Device[], limit?: number, token?: string): JsonObject {
  const { items, next } = page(devices, limit, token);
  return { Devices: items.map(describeDevice), PaginationToken: next };
}

import type { DeviceStanding } from '../model.ts';
import type { ReadableRecord } from './versioned.ts';

/** A device that Cognito tracks for one user: this browser, for that user. */
export interface Device {
  readonly deviceKey: string;
  readonly deviceGroupKey: string;
  readonly devicePassword: string;
  /** As sent to Cognito; `unknown` if another library sent it. */
  readonly standing: Exclude<DeviceStanding, 'none' | 'new'> | 'unknown';
}

/** All devices of one pool and client, by username in the pool, and that username for each alias used with them. */
export interface DeviceBook {
  readonly devices: Readonly<Record<string, Device>>;
  readonly aliases: Readonly<Record<string, string>>;
}

/** The part of the device store that is needed to open a page. */
export interface DeviceReader {
  /** The device of a user, by username or by an alias that signed in here before. */
  load(name: string): Promise<Device | null>;
}

export const EMPTY: DeviceBook = { devices: {}, aliases: {} };

export const openDeviceReader = (record: Pick<ReadableRecord<DeviceBook>, 'read'>): DeviceReader => ({
  async load(name) {
    const { devices, aliases } = (await record.read()).value ?? EMPTY;
    return own(devices, own(aliases, name) ?? name) ?? null;
  },
});

/** A user may be called `constructor`. */
export function own<T>(entries: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(entries, key) ? entries[key] : undefined;
}

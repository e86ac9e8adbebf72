import type { DeviceStanding } from '../model.ts';
import type { ReadableRecord } from './versioned.ts';

/** A device that Cognito tracks for one user: this browser, as that user. */
export interface Device {
  readonly deviceKey: string;
  readonly deviceGroupKey: string;
  readonly devicePassword: string;
  /** As Cognito was told; `unknown` where another library told it. */
  readonly standing: Exclude<DeviceStanding, 'none' | 'new'> | 'unknown';
}

/** All devices of one pool and client, by real username, and the real username of each alias they were used with. */
export interface DeviceBook {
  readonly devices: Readonly<Record<string, Device>>;
  readonly aliases: Readonly<Record<string, string>>;
}

/** What opening a page needs of the devices. */
export interface DeviceReader {
  /** The device of a user, who may be named by an alias that signed in here before. */
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

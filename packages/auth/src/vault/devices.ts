import {
  type Device,
  type DeviceBook,
  type DeviceReader,
  EMPTY,
  openDeviceReader,
  own,
} from './device-reader.ts';
import type { VaultRecord } from './versioned.ts';

export interface DeviceStore extends DeviceReader {
  save(username: string, device: Device): Promise<void>;
  /** Notes that `alias` is `username`, so that the next sign-in by the alias can name the device with its first call. */
  learn(alias: string, username: string): Promise<void>;
  /** Forgets the device of a user or of an alias' user, and the alias. */
  forget(name: string): Promise<void>;
}

export function openDevices(record: VaultRecord<DeviceBook>): DeviceStore {
  const modify = (change: (book: DeviceBook) => DeviceBook) =>
    record.modify((stored) => {
      const book = stored ?? EMPTY;
      const changed = change(book);
      return changed === book ? stored : changed;
    });

  return {
    ...openDeviceReader(record),
    save: (username, device) =>
      modify((book) => ({ ...book, devices: { ...book.devices, [username]: device } })),
    learn: (alias, username) =>
      modify((book) =>
        alias === username || own(book.aliases, alias) === username
          ? book
          : { ...book, aliases: { ...book.aliases, [alias]: username } },
      ),
    forget: (name) =>
      modify(({ devices, aliases }) => {
        const username = own(aliases, name) ?? name;
        return {
          devices: without(devices, (owner) => owner === username),
          aliases: without(aliases, (_, owner) => owner === username),
        };
      }),
  };
}

function without<T>(
  entries: Readonly<Record<string, T>>,
  unwanted: (key: string, value: T) => boolean,
): Record<string, T> {
  return Object.fromEntries(Object.entries(entries).filter(([key, value]) => !unwanted(key, value)));
}

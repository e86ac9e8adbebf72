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
  /** `load` for a name as typed: most pools ignore case. */
  find(name: string): Promise<Device | null>;
  save(username: string, device: Device): Promise<void>;
  /** Notes that `alias` is `username`, so that the next sign-in with the alias can send the device key in its first call. */
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
    async find(name) {
      const book = (await record.read()).value ?? EMPTY;
      return own(book.devices, own(book.aliases, name) ?? name) ?? folded(book, name);
    },
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

/**
 * The device of the only user whose name or alias matches when case is ignored. If the pool is case-sensitive, Cognito does
 * not recognise the device for the user, and the sign-in continues without it.
 */
function folded({ devices, aliases }: DeviceBook, name: string): Device | null {
  const isName = (other: string) => other.toLowerCase() === name.toLowerCase();
  const users = [
    ...Object.keys(devices).filter(isName),
    ...Object.entries(aliases).flatMap(([alias, username]) => (isName(alias) ? [username] : [])),
  ];
  const [first = '', ...others] = new Set(users);
  return others.length > 0 ? null : (own(devices, first) ?? null);
}

function without<T>(
  entries: Readonly<Record<string, T>>,
  unwanted: (key: string, value: T) => boolean,
): Record<string, T> {
  return Object.fromEntries(Object.entries(entries).filter(([key, value]) => !unwanted(key, value)));
}

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
  /** As `load`, for a name as somebody typed it: most pools do not tell upper from lower case. */
  find(name: string): Promise<Device | null>;
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
 * The device of the only user whose name, or alias, is this one but for upper and lower case. If the pool tells them apart,
 * Cognito does not know the device for the user, and the sign-in goes on without it.
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

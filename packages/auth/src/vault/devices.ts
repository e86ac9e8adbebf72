import type { DeviceStanding } from '../model.ts';
import type { VaultRecord } from './record.ts';

/** A device that Cognito tracks for one user: this browser, as that user. */
export interface Device {
  readonly deviceKey: string;
  readonly deviceGroupKey: string;
  readonly devicePassword: string;
  /** As Cognito was told. */
  readonly standing: Exclude<DeviceStanding, 'none' | 'new'>;
}

/** All devices of one pool and client, by real user name, and the real user name of each alias they were used with. */
export interface DeviceBook {
  readonly devices: Readonly<Record<string, Device>>;
  readonly aliases: Readonly<Record<string, string>>;
}

export interface DeviceStore {
  /** The device of a user, who may be named by an alias that signed in here before. */
  load(name: string): Promise<Device | null>;
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
    async load(name) {
      const { devices, aliases } = (await record.read()).value ?? EMPTY;
      return own(devices, own(aliases, name) ?? name) ?? null;
    },
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

const EMPTY: DeviceBook = { devices: {}, aliases: {} };

/** A user may be called `constructor`. */
function own<T>(entries: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(entries, key) ? entries[key] : undefined;
}

/**
 * The device of the only user whose name, or alias, is this one but for upper and lower case. If the pool tells them apart, Cognito does not know the device for the user, and the sign-in goes on without.
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

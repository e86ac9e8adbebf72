import type { Capabilities, Environment } from '../api.ts';
import { attempt } from '../browser/attempt.ts';
import type { Remember } from '../model.ts';
import { recordKey } from './cells.ts';
import { type DeviceBook, type DeviceReader, openDeviceReader } from './device-reader.ts';
import { BEGUN } from './ended.ts';
import { MARK } from './mark.ts';
import type { OverMark } from './over.ts';
import { openPendingSignIn, type PendingForm, type PendingSignInStore } from './pending-sign-in.ts';
import { openReader, type RecordReader } from './reader.ts';
import { type EndedSession, openSession, type SessionHolder, type StoredSession } from './session.ts';
import { openStorage, type VaultStorage } from './storage.ts';
import { isDeviceBook, isStoredSession } from './stored-shapes.ts';
import type { VaultRecord } from './versioned.ts';

type OwnRecord = VaultRecord<StoredSession>;
type OwnVault = Pick<Vault, 'own' | 'storage' | 'scope'>;

/** Opens the session of a single tab. */
export interface OwnSessions {
  openOwnSession(vault: OwnVault, remember: Exclude<Remember, 'browser'>): OwnRecord;
  /** The one in the tab's session storage; null if it can't be decrypted. */
  takeOwnSession(vault: OwnVault): Promise<OwnRecord | null>;
}

/** Where a tab keeps a session of its own. `record` is null in a tab that uses the browser's session. */
export interface OwnPlace {
  record: OwnRecord | Promise<OwnRecord | null> | null;
  readonly items: Storage | null;
  /** Shared by all `Auth`s of the page. */
  readonly page: object;
  /** Loads the code for it. @throws NotLoadedError */
  readonly load: () => Promise<OwnSessions>;
}

/**
 * All secrets that outlive a call, of one pool and client, with what is needed to open a page and sign out. `writableVault`
 * adds the rest, which is loaded late.
 */
export interface Vault {
  readonly session: SessionHolder;
  readonly devices: DeviceReader;
  readonly pendingSignIn: PendingSignInStore;
  readonly storage: Promise<VaultStorage>;
  readonly own: OwnPlace;
  /** Sessions of this page that have to be revoked, by the ids of their outbox entries. */
  readonly ended: Map<string, EndedSession>;
  /** Missing where a session is in memory. A worker has one for a sign-out that its page could not mark. */
  readonly over: OverMark | undefined;
  readonly records: {
    readonly session: RecordReader<StoredSession>;
    readonly devices: RecordReader<DeviceBook>;
  };
  readonly scope: string;
  capabilities(): Promise<Capabilities>;
}

/** The part of the vault that the page itself uses; with a worker, all that the page has. */
export interface PageVault {
  readonly session: SessionHolder;
  readonly pendingSignIn: Pick<PendingSignInStore, 'save'>;
  /** Missing if a worker has it. */
  readonly storage?: Promise<VaultStorage>;
  capabilities(): Promise<Capabilities>;
}

/**
 * @param scope - pool and client; records of other scopes can neither be read nor moved here
 * @param loadOwn - loads the code for a session of a single tab
 * @param isStart - whether a session will be restored at once
 * @param over - marks each sign-out
 */
export function openVault(
  environment: Environment,
  scope: string,
  pending: PendingForm,
  loadOwn: OwnPlace['load'],
  kind?: Capabilities['storage'],
  isStart = false,
  over?: OverMark,
): Vault {
  const atStart = ['session', 'devices', MARK, BEGUN].map((name) => recordKey(scope, name));
  const storage = openStorage(environment, kind, isStart ? atStart : []);
  const ended = new Map<string, EndedSession>();
  const records: Vault['records'] = {
    session: openReader(storage, scope, 'session', { check: isStoredSession }),
    devices: openReader(storage, scope, 'devices', { check: isDeviceBook }),
  };
  const { page, sessionStorage: items } = environment;
  const own: OwnPlace = { items, load: loadOwn, page, record: null };
  const present = async () => (await own.record) ?? records.session;
  const vault: Vault = {
    session: openSession(
      {
        read: async () => (await present()).read(),
        end: async (...how) => (await present()).end(...how),
      },
      environment.clock,
      ended,
      over,
    ),
    devices: openDeviceReader(records.devices),
    pendingSignIn: openPendingSignIn(storage, scope, environment.sessionStorage, pending),
    storage,
    own,
    ended,
    over,
    records,
    scope,
    capabilities: async () => (await storage).capabilities(),
  };
  const takeOwn = async () => (await loadOwn()).takeOwnSession(vault);
  if (attempt(() => own.items?.getItem(recordKey(scope, 'session')))) {
    own.record = takeOwn()
      .catch(() => null)
      .then((taken) => {
        own.record = taken;
        return taken;
      });
  }
  return vault;
}

import type { Capabilities, Environment } from '../api.ts';
import { type DeviceBook, type DeviceReader, openDeviceReader } from './device-reader.ts';
import { markKey } from './ended.ts';
import { openPendingSignIn, type PendingSignInStore, type ReadPending } from './pending-sign-in.ts';
import { openReader, type RecordReader, recordKey } from './reader.ts';
import { type EndedSession, openSession, type SessionHolder, type StoredSession } from './session.ts';
import { openStorage, type Storage } from './storage.ts';

/**
 * Everything secret that outlives a call, of one pool and client, as far as opening a page and signing out need it.
 * `writableVault` adds the rest, which is loaded late.
 */
export interface Vault {
  readonly session: SessionHolder;
  readonly devices: DeviceReader;
  readonly pendingSignIn: PendingSignInStore;
  readonly storage: Promise<Storage>;
  /** Sessions of this page that are to be revoked, by the ids of their entries in the outbox. */
  readonly ended: Map<string, EndedSession>;
  readonly records: {
    readonly session: RecordReader<StoredSession>;
    readonly devices: RecordReader<DeviceBook>;
  };
  readonly scope: string;
  capabilities(): Promise<Capabilities>;
}

/** What the page itself asks of the vault; in front of a worker there is no more of it. */
export interface PageVault {
  readonly session: SessionHolder;
  readonly pendingSignIn: Pick<PendingSignInStore, 'save'>;
  /** Missing where a worker has it. */
  readonly storage?: Promise<Storage>;
  capabilities(): Promise<Capabilities>;
}

/**
 * @param scope - pool and client; records of other scopes can't be read, nor moved here
 * @param read - checks a pending sign-in that was stored; on a page its code comes late
 * @param isStart - whether a session is to be restored at once
 */
export function openVault(
  environment: Environment,
  scope: string,
  read: ReadPending,
  kind?: Capabilities['storage'],
  isStart = false,
): Vault {
  const atStart = [recordKey(scope, 'session'), recordKey(scope, 'devices'), markKey(scope)];
  const storage = openStorage(environment, kind, isStart ? atStart : []);
  const ended = new Map<string, EndedSession>();
  const records: Vault['records'] = {
    session: openReader(storage, scope, 'session'),
    devices: openReader(storage, scope, 'devices'),
  };
  return {
    session: openSession(records.session, environment.clock, ended),
    devices: openDeviceReader(records.devices),
    pendingSignIn: openPendingSignIn(storage, scope, environment.sessionStorage, read),
    storage,
    ended,
    records,
    scope,
    capabilities: async () => (await storage).capabilities(),
  };
}

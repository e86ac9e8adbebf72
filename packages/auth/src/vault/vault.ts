import type { Capabilities, Environment } from '../api.ts';
import { type DeviceBook, type DeviceReader, openDeviceReader } from './device-reader.ts';
import { begunKey, markKey } from './ended.ts';
import { openPendingSignIn, type PendingForm, type PendingSignInStore } from './pending-sign-in.ts';
import { openReader, type RecordReader, recordKey } from './reader.ts';
import { type EndedSession, openSession, type SessionHolder, type StoredSession } from './session.ts';
import { openStorage, type Storage } from './storage.ts';

/**
 * All secrets that outlive a call, of one pool and client, with what is needed to open a page and sign out. `writableVault`
 * adds the rest, which is loaded late.
 */
export interface Vault {
  readonly session: SessionHolder;
  readonly devices: DeviceReader;
  readonly pendingSignIn: PendingSignInStore;
  readonly storage: Promise<Storage>;
  /** Sessions of this page that have to be revoked, by the ids of their outbox entries. */
  readonly ended: Map<string, EndedSession>;
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
  readonly storage?: Promise<Storage>;
  capabilities(): Promise<Capabilities>;
}

/**
 * @param scope - pool and client; records of other scopes can neither be read nor moved here
 * @param isStart - whether a session will be restored at once
 */
export function openVault(
  environment: Environment,
  scope: string,
  pending: PendingForm,
  kind?: Capabilities['storage'],
  isStart = false,
): Vault {
  const atStart = [
    ...['session', 'devices'].map((name) => recordKey(scope, name)),
    markKey(scope),
    begunKey(scope),
  ];
  const storage = openStorage(environment, kind, isStart ? atStart : []);
  const ended = new Map<string, EndedSession>();
  const records: Vault['records'] = {
    session: openReader(storage, scope, 'session'),
    devices: openReader(storage, scope, 'devices'),
  };
  return {
    session: openSession(records.session, environment.clock, ended),
    devices: openDeviceReader(records.devices),
    pendingSignIn: openPendingSignIn(storage, scope, environment.sessionStorage, pending),
    storage,
    ended,
    records,
    scope,
    capabilities: async () => (await storage).capabilities(),
  };
}

import type { Capabilities, Environment } from '../api.ts';
import { type DeviceBook, type DeviceStore, openDevices } from './devices.ts';
import type { Lease } from './lease.ts';
import { openPendingSignIn, type PendingSignInStore, type ReadPending } from './pending-sign-in.ts';
import { openRecord, type VaultRecord } from './record.ts';
import { openSession, type SessionStore, type StoredSession } from './session.ts';
import { openStorage, type Storage } from './storage.ts';

/** Everything secret that outlives a call: of one pool and client. */
export interface Vault {
  readonly session: SessionStore;
  readonly devices: DeviceStore;
  readonly pendingSignIn: PendingSignInStore;
  readonly storage: Promise<Storage>;
  /** Who may refresh, where the browser has no Web Locks. */
  readonly lease: VaultRecord<Lease>;
  capabilities(): Promise<Capabilities>;
}

/** What the page itself asks of the vault; in front of a worker there is no more of it. */
export interface PageVault {
  readonly session: SessionStore;
  readonly devices: Pick<DeviceStore, 'forget'>;
  readonly pendingSignIn: Pick<PendingSignInStore, 'save'>;
  capabilities(): Promise<Capabilities>;
}

/**
 * @param scope - pool and client; records of other scopes can't be read, nor moved here
 * @param read - checks a pending sign-in that was stored; on a page its code comes late
 */
export function openVault(
  environment: Environment,
  scope: string,
  read: ReadPending,
  kind?: Capabilities['storage'],
): Vault {
  const storage = openStorage(environment, kind);
  return {
    session: openSession(openRecord<StoredSession>(storage, scope, 'session'), environment.clock),
    devices: openDevices(openRecord<DeviceBook>(storage, scope, 'devices')),
    pendingSignIn: openPendingSignIn(storage, scope, environment.sessionStorage, read),
    storage,
    lease: openRecord<Lease>(storage, scope, 'lease'),
    capabilities: async () => (await storage).capabilities(),
  };
}

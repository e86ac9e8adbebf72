import { type DeviceStore, openDevices } from './devices.ts';
import { isLease, type Lease } from './lease.ts';
import { openRecord, writable } from './record.ts';
import { openSessionStore, type SessionStore } from './session-store.ts';
import type { Vault } from './vault.ts';
import type { VaultRecord } from './versioned.ts';

/** The whole vault, including what writes to it. */
export interface WritableVault extends Vault {
  readonly session: SessionStore;
  readonly devices: DeviceStore;
  /** The lease of the tab that may refresh, if the browser has no Web Locks. */
  readonly lease: VaultRecord<Lease>;
}

const whole = new WeakMap<Vault, WritableVault>();

/** The same vault, with its writing methods. */
export function writableVault(vault: Vault): WritableVault {
  const known = whole.get(vault);
  if (known) return known;
  const { records, session, storage, scope, ended, over, own } = vault;
  const shared = writable(records.session);
  const present: Pick<typeof shared, 'change'> = {
    change: async (change) => ((await own.record) ?? shared).change(change),
  };
  const made: WritableVault = {
    ...vault,
    session: openSessionStore(session, present, ended, async (remember) => {
      // A sign-out that was asked for before ends no later session.
      over?.remove();
      if (remember === 'browser') return;
      const sessions = await own.load();
      // A session that has not ended is kept, wherever it is stored.
      own.record ??= sessions.openOwnSession(vault, remember);
    }),
    devices: openDevices(writable(records.devices)),
    lease: openRecord<Lease>(storage, scope, 'lease', { check: isLease }),
  };
  whole.set(vault, made);
  whole.set(made, made);
  return made;
}

import type { EntryCall } from '../internals.ts';
import { writableVault } from '../vault/writable.ts';

/** Forgets this browser as a device of the user, in the vault of the page or of the worker, and in the other tabs. */
export const forgetLocal: EntryCall<'device.forget'> = async ({ vault, tabs }, username) => {
  await writableVault(vault).devices.forget(username);
  tabs.announce({ device: true });
  return null;
};

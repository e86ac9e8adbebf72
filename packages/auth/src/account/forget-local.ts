import type { Internals } from '../internals.ts';
import { writableVault } from '../vault/writable.ts';

/** Forgets this browser as a device of the user, where that is kept: here, or by the worker. */
export async function forgetLocal({ backend }: Pick<Internals, 'backend'>, username: string): Promise<void> {
  if (typeof backend === 'function') await backend('device.forget', username);
  else await writableVault(backend).devices.forget(username);
}

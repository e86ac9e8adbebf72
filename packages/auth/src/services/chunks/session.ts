import { writableVault } from '../../vault/writable.ts';
import type { BaseContext } from '../context.ts';
import { revokeEnded } from '../ended.ts';
import { refreshServices } from '../refresh.ts';
import { revokeServices } from '../revoke.ts';

export function open(base: BaseContext) {
  const context = { ...base, vault: writableVault(base.vault) };
  return { ...refreshServices(context), ...revokeServices(context) };
}

/** Does what could not be done before. */
export async function catchUp(base: BaseContext): Promise<void> {
  const context = { ...base, vault: writableVault(base.vault) };
  await context.vault.session.restore();
  await revokeEnded(context);
}

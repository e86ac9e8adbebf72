import { writableVault } from '../../vault/writable.ts';
import type { BaseContext } from '../context.ts';
import { managedLoginServices } from '../managed-login/services.ts';

export { renewAtDomain } from '../managed-login/renew.ts';

export function open(base: BaseContext) {
  return managedLoginServices({ ...base, vault: writableVault(base.vault) });
}

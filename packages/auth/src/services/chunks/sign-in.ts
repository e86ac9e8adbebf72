import { writableVault } from '../../vault/writable.ts';
import type { BaseContext } from '../context.ts';
import { forgetServices } from '../forget.ts';
import { signInServices } from '../sign-in.ts';

export function open(base: BaseContext) {
  const context = { ...base, vault: writableVault(base.vault) };
  return { ...signInServices(context), ...forgetServices(context) };
}

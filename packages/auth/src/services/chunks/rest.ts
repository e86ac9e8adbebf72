/**
 * The services that neither opening a page nor a sign-in by password needs.
 *
 * @module
 */
import { writableVault } from '../../vault/writable.ts';
import type { BaseContext } from '../context.ts';
import { deviceServices } from '../device.ts';
import { passkeyServices } from '../passkey.ts';
import { resetServices } from '../reset.ts';
import { signUpServices } from '../sign-up.ts';
import { totpServices } from '../totp.ts';

export function open(base: BaseContext) {
  const context = { ...base, vault: writableVault(base.vault) };
  return {
    ...totpServices(context),
    ...passkeyServices(context),
    ...signUpServices(context),
    ...resetServices(context),
    ...deviceServices(context),
  };
}

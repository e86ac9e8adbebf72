/**
 * Services that are needed neither to open a page nor to sign in with a password.
 *
 * @module
 */
import type { BaseContext } from '../context.ts';
import { deviceServices } from '../device.ts';
import { passkeyServices } from '../passkey.ts';
import { resetServices } from '../reset.ts';
import { signUpServices } from '../sign-up.ts';
import { totpServices } from '../totp.ts';
import { contextOf } from './sign-in.ts';

export function open(base: BaseContext) {
  const context = contextOf(base);
  return {
    ...totpServices(context),
    ...passkeyServices(context),
    ...signUpServices(context),
    ...resetServices(context),
    ...deviceServices(context),
  };
}

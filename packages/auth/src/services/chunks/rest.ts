/**
 * The services that neither opening a page nor a sign-in by password needs.
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

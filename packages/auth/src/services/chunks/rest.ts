/**
 * The services that neither opening a page nor a sign-in by password needs.
 *
 * @module
 */
import { catchRefusals } from '../catch-refusals.ts';
import type { ServiceContext } from '../context.ts';
import { deviceServices } from '../device.ts';
import { passkeyServices } from '../passkey.ts';
import { resetServices } from '../reset.ts';
import { signUpServices } from '../sign-up.ts';
import { totpServices } from '../totp.ts';

export const open = (context: ServiceContext) =>
  catchRefusals(context, {
    ...totpServices(context),
    ...passkeyServices(context),
    ...signUpServices(context),
    ...resetServices(context),
    ...deviceServices(context),
  });

/**
 * Services that are needed neither to open a page nor to sign in with a password.
 *
 * @module
 */

import type { StoredSession } from '../../vault/session.ts';
import type { BaseContext } from '../context.ts';
import { deviceServices } from '../device.ts';
import { keepStepUp as keep } from '../keep-step-up.ts';
import { passkeyServices } from '../passkey.ts';
import { resetServices } from '../reset.ts';
import { signUpServices } from '../sign-up.ts';
import { totpServices } from '../totp.ts';
import { contextOf } from './sign-in.ts';

export const keepStepUp = (base: BaseContext, session: StoredSession, signal: AbortSignal) =>
  keep(contextOf(base), session, signal);

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

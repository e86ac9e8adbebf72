/**
 * Signs in with a password, and contains all code that the other parts for Cognito share: they are built on this one, so that
 * bundlers create a single file for it instead of one for each set of parts with something in common.
 *
 * @module
 */
import { preconnect } from '../../browser/preconnect.ts';
import { writableVault } from '../../vault/writable.ts';
import { clientOf } from '../client.ts';
import type { BaseContext, ServiceContext } from '../context.ts';
import { drawAhead } from '../ephemerals.ts';
import { forgetServices } from '../forget.ts';
import { signInServices } from '../sign-in.ts';

export { writePending } from '../../vault/write-pending.ts';

export const contextOf = (base: BaseContext): ServiceContext => ({
  ...base,
  vault: writableVault(base.vault),
});

export function open(base: BaseContext) {
  const context = contextOf(base);
  return { ...signInServices(context), ...forgetServices(context) };
}

/** Prepares a sign-in while the person types. @throws SrpError `weak-random` */
export async function prepare(base: BaseContext): Promise<void> {
  preconnect(clientOf(base).endpoint);
  await drawAhead(base);
}

import { preconnect } from '../../browser/preconnect.ts';
import { writableVault } from '../../vault/writable.ts';
import { clientOf } from '../client.ts';
import type { BaseContext } from '../context.ts';
import { drawAhead } from '../ephemerals.ts';
import { forgetServices } from '../forget.ts';
import { signInServices } from '../sign-in.ts';

export function open(base: BaseContext) {
  const context = { ...base, vault: writableVault(base.vault) };
  return { ...signInServices(context), ...forgetServices(context) };
}

/** Does what a sign-in would wait for, while the person types. @throws SrpError `weak-random` */
export async function prepare(base: BaseContext): Promise<void> {
  preconnect(clientOf(base).endpoint);
  await drawAhead(base);
}

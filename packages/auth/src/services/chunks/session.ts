/**
 * Keeps a session alive and ends it at Cognito; also contains the meaning of refusals.
 *
 * @module
 */
import type { BaseContext } from '../context.ts';
import { revokeEnded } from '../ended.ts';
import { refreshServices } from '../refresh.ts';
import { revokeServices } from '../revoke.ts';
import { contextOf } from './sign-in.ts';

export { refusal } from '../faults.ts';

export function open(base: BaseContext) {
  const context = contextOf(base);
  return { ...refreshServices(context), ...revokeServices(context) };
}

export { openOwnSession, takeOwnSession } from '../../vault/own-session.ts';

/** Retries what failed before. */
export async function catchUp(base: BaseContext): Promise<void> {
  const context = contextOf(base);
  await context.vault.session.restore();
  await revokeEnded(context);
}

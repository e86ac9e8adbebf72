import { endedKey } from '../vault/ended.ts';
import type { BaseContext } from './context.ts';
import { loadSession } from './load.ts';

/**
 * Revokes what could not be revoked before, and stores a session anew whose record was lost. Nothing is loaded for nothing.
 * Never rejects.
 */
export async function catchUp(context: BaseContext): Promise<void> {
  const { vault, config } = context;
  try {
    const { transact } = await vault.storage;
    const [found] = await transact([endedKey(config.scope)]);
    const isEmpty = vault.ended.size === 0 && !(Array.isArray(found) && found.length > 0);
    if (!isEmpty || vault.session.held().isLost) await (await loadSession()).catchUp(context);
  } catch {
    // The next time, then.
  }
}

import type { Auth } from '../api.ts';
import { internalsOf } from '../internals.ts';
import { cellIn } from '../vault/cells.ts';
import { pendingSignInKey } from '../vault/pending-sign-in.ts';

/** A record of the vault that is safe to show: its existence, never its content. */
export interface KeptRecord {
  readonly name: 'session' | 'devices' | 'pendingSignIn';
  /** Size of the encrypted record; null if nothing is stored. */
  readonly bytes: number | null;
  /** How often it was written; null for the pending sign-in, which has no counter. */
  readonly generation: number | null;
}

/**
 * Lists the records that this browser stores for a session. Empty if a worker has the vault, or if everything is in memory.
 *
 * @throws AuthError `foreign-auth`
 */
export async function keptRecords(auth: Auth): Promise<KeptRecord[]> {
  const { vault, config, environment } = internalsOf(auth);
  const storage = await vault.storage;
  if (storage === undefined || storage.capabilities().storage === 'memory') return [];
  const names = ['session', 'devices'] as const;
  const found = await storage.transact(names.map((name) => `${config.scope}|${name}`));
  const pending = environment.sessionStorage?.getItem(pendingSignInKey(config.scope)) ?? null;
  return [
    ...names.map((name, index): KeptRecord => {
      const cell = cellIn(found[index]);
      return { name, bytes: bytesOf(cell?.content), generation: cell?.generation ?? null };
    }),
    { name: 'pendingSignIn', bytes: pending?.length ?? null, generation: null },
  ];
}

/** Damaged content has no size. */
const bytesOf = (content: unknown): number | null => (content instanceof Uint8Array ? content.length : null);

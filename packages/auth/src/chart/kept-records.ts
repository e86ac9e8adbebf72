import type { Auth } from '../api.ts';
import { internalsOf } from '../internals.ts';
import { cellIn } from '../vault/cells.ts';
import { pendingSignInKey } from '../vault/pending-sign-in.ts';

/** A record of the vault as it may be shown: that it is there, never what is in it. */
export interface KeptRecord {
  readonly name: 'session' | 'devices' | 'pendingSignIn';
  /** Of what is stored, encrypted; null where nothing is. */
  readonly bytes: number | null;
  /** How often it was written; null for the pending sign-in, which is not counted. */
  readonly generation: number | null;
}

/**
 * What this browser keeps of a session. Empty where a worker has the vault, and where all is in memory.
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

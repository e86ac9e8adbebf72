import { cellIn, labelOf, recordKey, SCHEMA } from './cells.ts';
import { decrypt } from './cipher.ts';
import { encrypt } from './encrypt.ts';
import { ENDED, type EndedCell, withEnded } from './ended.ts';
import type { EndedSession, StoredSession } from './session.ts';
import type { Vault } from './vault.ts';

/** Sessions that have ended here and have yet to be revoked, of this page and earlier ones. */
export interface Outbox {
  /** Lists all of them. Those that are only in this page's memory, such as an unwanted grant, are stored first. */
  list(): Promise<readonly EndedSession[]>;
  remove(id: string): Promise<void>;
}

/** Milliseconds after which a session that could not be revoked is left to expire. */
const LONGEST = 30 * 86_400_000;

/** The valid entries of an outbox that are not too old. */
const endedIn = (found: unknown, now: number): readonly EndedCell[] =>
  (Array.isArray(found) ? (found as unknown[]) : []).filter((entry): entry is EndedCell => {
    const { id, at, cell } = Object(entry) as Partial<EndedCell>;
    return typeof id === 'string' && Math.abs(now - Number(at)) < LONGEST && cellIn(cell) !== null;
  });

export function openOutbox({ storage, ended, scope }: Pick<Vault, 'storage' | 'ended' | 'scope'>): Outbox {
  const key = recordKey(scope, ENDED);
  const label = (cell: EndedCell['cell']) => labelOf(`${scope}|session`, cell);

  const rewrite = async (change: (found: unknown, now: number) => readonly unknown[]): Promise<void> => {
    const store = await storage;
    // A failure costs a second request, or a grant that stays valid until it expires.
    await store.transact([key], ([found]) => ({ [key]: change(found, store.clock.now()) })).catch(() => {});
  };

  const keep = async ({ id, scope: how, session }: EndedSession): Promise<void> => {
    const { cipher, clock } = await storage;
    const head = { schema: SCHEMA, generation: 1, lineage: id };
    const content = cipher ? await encrypt(cipher, label({ ...head, content: null }), session) : session;
    const cell = cellIn({ ...head, content });
    if (cell) await rewrite((found) => withEnded(found, { id, at: clock.now(), scope: how, cell }));
  };

  return {
    async list() {
      const store = await storage;
      const { cipher } = store;
      const [found] = await store.transact([key]).catch(() => []);
      const cells = endedIn(found, store.clock.now());
      for (const one of ended.values()) if (!cells.some(({ id }) => id === one.id)) await keep(one);
      const opened = cells.map(async ({ id, scope: how, cell }) => {
        try {
          const content = cipher ? await decrypt(cipher, label(cell), cell.content) : cell.content;
          // Only content encrypted by this vault can be decrypted.
          return [{ id, scope: how, session: content as StoredSession }];
        } catch {
          // Its key is gone: it can no longer be revoked.
          return [];
        }
      });
      const stored = (await Promise.all(opened)).flat();
      return [...ended.values(), ...stored.filter(({ id }) => !ended.has(id))];
    },

    async remove(id) {
      ended.delete(id);
      await rewrite((found, now) => endedIn(found, now).filter((entry) => entry.id !== id));
    },
  };
}

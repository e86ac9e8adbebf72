import {
  type EndedSession,
  type HeldSession,
  isSame,
  type SessionHolder,
  type StoredSession,
} from './session.ts';
import type { VaultRecord } from './versioned.ts';

/** The session of a tab, and what writes it. */
export interface SessionStore extends SessionHolder {
  /**
   * Stores the session of a sign-in. Where another tab has signed in meanwhile, that session stands and is held; the given
   * one is then to be revoked, and `isStored` is false.
   */
  begin(session: StoredSession): Promise<{ readonly held: HeldSession; readonly isStored: boolean }>;
  /** Stores what a refresh brought, and holds it; null, and nothing changed, when `expected` is no longer the stored generation. */
  save(session: StoredSession | null, expected?: number): Promise<HeldSession | null>;
  /** Changes what is stored, unless nobody is signed in any more. */
  modify(change: (session: StoredSession) => StoredSession): Promise<void>;
  /** Stores the held session anew if its record was lost: evicted, damaged, or cleared with the site's data. */
  restore(): Promise<void>;
}

/** @param ended - where grants go that could be stored only too late */
export function openSessionStore(
  holder: SessionHolder,
  record: Pick<VaultRecord<StoredSession>, 'change'>,
  ended: Map<string, EndedSession>,
): SessionStore {
  const giveUp = (session: StoredSession, id: string) => {
    ended.set(id, { id, scope: 'keep', session });
    return undefined;
  };

  return {
    ...holder,
    async begin(session) {
      const { present } = await record.change(({ value }, isLate, id) => {
        if (isSame(value, session)) return undefined;
        if (value && !isLate) return undefined;
        // It waited while the storage failed: the later one of the two stands.
        if (value && value.expiresAt >= session.expiresAt) return giveUp(session, id);
        return { value: session, lineage: id };
      });
      const held = holder.adopt(present);
      return { held, isStored: isSame(held.session, session) };
    },
    async save(session, expected) {
      const { lineage } = holder.held();
      const { present, isChanged } = await record.change((stored, isLate, id) => {
        const { value } = stored;
        if (isLate && session) {
          if (isSame(value, session)) return undefined;
          // The session has ended meanwhile, or given way to another.
          if (stored.cleared || (value && stored.lineage !== lineage)) return giveUp(session, id);
          const isSeen = stored.generation === Math.floor(expected ?? 0);
          if (value && !isSeen && value.expiresAt >= session.expiresAt) return undefined;
        } else if (expected !== undefined && expected !== stored.generation) return undefined;
        return { value: session, lineage: stored.lineage || lineage || id };
      });
      return isChanged ? holder.adopt(present) : null;
    },
    async modify(change) {
      const { present, isChanged } = await record.change(({ value }) => {
        const changed = value && change(value);
        return changed && changed !== value ? { value: changed } : undefined;
      });
      if (isChanged && holder.held().lineage === present.lineage) holder.adopt(present);
    },
    async restore() {
      const { session, lineage, isLost } = holder.held();
      if (!session || !isLost) return;
      const { present, isChanged } = await record.change(({ value, cleared }) =>
        value || cleared ? undefined : { value: session, lineage },
      );
      // Where another tab was first, the next look follows it.
      if (isChanged) holder.adopt(present);
    },
  };
}

import type { Remember } from '../model.ts';
import {
  type EndedSession,
  type HeldSession,
  isSame,
  type SessionHolder,
  type StoredSession,
} from './session.ts';
import type { VaultRecord } from './versioned.ts';

/** The session of a tab, with its writing methods. */
export interface SessionStore extends SessionHolder {
  /**
   * Stores the session of a sign-in, by default for all tabs. If another tab has signed in meanwhile, that session is kept and
   * held; then the given one has to be revoked, and `isStored` is false. Rejects with nothing stored if the code for `remember`
   * could not be loaded.
   */
  begin(
    session: StoredSession,
    remember?: Remember,
  ): Promise<{ readonly held: HeldSession; readonly isStored: boolean }>;
  /**
   * Stores the result of a refresh and holds it; null, without a change, if `expected` is no longer the stored generation.
   */
  save(session: StoredSession | null, expected?: number): Promise<HeldSession | null>;
  /** Changes the stored session, unless nobody is signed in any more. */
  modify(change: (session: StoredSession) => StoredSession): Promise<void>;
  /** Stores the held session again if its record was lost: evicted, damaged, or cleared with the site's data. */
  restore(): Promise<void>;
}

/**
 * @param ended - receives grants that could not be stored in time
 * @param choose - decides where a new session is stored
 */
export function openSessionStore(
  holder: SessionHolder,
  record: Pick<VaultRecord<StoredSession>, 'change'>,
  ended: Map<string, EndedSession>,
  choose: (remember: Remember) => Promise<void> = async () => {},
): SessionStore {
  const giveUp = (session: StoredSession, id: string) => {
    ended.set(id, { id, scope: 'keep', session });
    return undefined;
  };

  return {
    ...holder,
    async begin(session, remember = 'browser') {
      await choose(remember);
      const { present } = await record.change(({ value }, isLate, id) => {
        if (isSame(value, session)) return undefined;
        if (value && !isLate) return undefined;
        // The change waited while the storage failed: the later session counts.
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
          // The session has ended or been replaced meanwhile.
          if (stored.cleared || (value && stored.lineage !== lineage)) return giveUp(session, id);
          const isSeen = stored.generation === Math.floor(expected ?? 0);
          if (value && !isSeen && value.expiresAt >= session.expiresAt) return undefined;
        } else if (expected !== undefined && expected !== stored.generation) return undefined;
        return { value: session, lineage: stored.lineage || lineage || id };
      });
      // This tab may have signed out while it wrote, which ends what was written.
      return isChanged && holder.held().lineage === lineage ? holder.adopt(present) : null;
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
      // If another tab was first, the next look follows it. This one may have signed out meanwhile.
      if (isChanged && holder.held().lineage === lineage) holder.adopt(present);
    },
  };
}

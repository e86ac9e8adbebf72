import type { AuthServices, FaultReply } from '../machine/ports.ts';
import type { BaseContext } from './context.ts';
import { deviceStanding, infoOf } from './session-info.ts';

/** A sign-out that could not be written yet: it is written as soon as the storage works. */
export const notStored: FaultReply = {
  kind: 'fault',
  fault: { kind: 'unexpected', code: 'sign-out-not-stored' },
};

type StoredServices = Pick<AuthServices, 'restoreSession' | 'clearSession'>;

/** Services that need only the vault: restoring a session, and ending one in this browser. */
export function storedServices(context: BaseContext): StoredServices {
  const { vault, tabs, environment } = context;

  return {
    async restoreSession(_, signal) {
      const { session } = await vault.session.load();
      const device = session && (await deviceStanding(context, session));
      (await vault.storage).endStart();
      if (signal.aborted) vault.session.noteUntold();
      if (!session || !device) {
        const pending = await vault.pendingSignIn.load();
        if (!pending) return { kind: 'none' };
        const { attempt, challenge, awaits, totp } = pending;
        if (awaits) return { kind: `${awaits.of}Code`, attempt, delivery: awaits.delivery };
        const isOpen = challenge && challenge.lapsesAt > environment.clock.now();
        return isOpen ? { kind: 'challenge', attempt, challenge, totp } : { kind: 'restart', attempt };
      }
      return {
        kind: vault.session.isUsable() ? 'fresh' : 'stale',
        session: infoOf(session),
        device,
      };
    },

    async clearSession({ reason, scope }) {
      // A session that expired or ended elsewhere is already cleared.
      if (reason !== 'signOut') vault.session.drop();
      // Requested before the stored session was read, which ends it by its mark.
      if (reason === 'signOut' && !vault.session.held().session) await vault.session.load();
      const news = await vault.session.end(scope);
      tabs.announce(news);
      const { isFailing } = await vault.storage;
      if (isFailing || (typeof news === 'object' && news)) return notStored;
      // Asked for before the storage was read, it ends nothing that is stored later.
      vault.over?.remove();
      return { kind: 'done' };
    },
  };
}

import type { AuthServices } from '../machine/ports.ts';
import type { BaseContext } from './context.ts';
import { deviceStanding, infoOf } from './session-info.ts';

type StoredServices = Pick<AuthServices, 'restoreSession' | 'clearSession'>;

/** What the vault alone can answer: how a session comes back after a reload, and how it goes from here. */
export function storedServices(context: BaseContext): StoredServices {
  const { vault, tabs, environment } = context;

  return {
    async restoreSession() {
      const { session } = await vault.session.load();
      if (!session) {
        const step = await vault.pendingSignIn.load();
        if (!step) return { kind: 'none' };
        const { attempt, challenge } = step;
        const isOpen = challenge && challenge.lapsesAt > environment.clock.now();
        return isOpen ? { kind: 'challenge', attempt, challenge } : { kind: 'restart', attempt };
      }
      return {
        kind: vault.session.isUsable() ? 'fresh' : 'stale',
        session: infoOf(session),
        device: await deviceStanding(context, session),
      };
    },

    async clearSession({ reason }) {
      // What expired or ended elsewhere is cleared already.
      if (reason !== 'signOut') vault.session.drop();
      tabs.announce(await vault.session.end('local'));
      return { kind: 'done' };
    },
  };
}

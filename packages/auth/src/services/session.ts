import { globalSignOut, isCognitoError, revokeToken } from '@latchkey/cognito';
import type { AuthServices } from '../machine/ports.ts';
import type { ServiceContext } from './context.ts';
import { deviceStanding } from './step.ts';
import { infoOf } from './tokens.ts';

type SessionServices = Pick<AuthServices, 'restoreSession' | 'revokeTokens' | 'clearSession'>;

/** How a session comes back after a reload, and how it ends. */
export function sessionServices(
  context: ServiceContext,
  refreshTokens: AuthServices['refreshTokens'],
): SessionServices {
  const { vault, client, tabs, environment } = context;

  return {
    async restoreSession() {
      const { session } = await vault.session.load();
      if (!session) {
        const step = await vault.steps.find();
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

    async revokeTokens({ scope }, signal) {
      // GlobalSignOut takes an access token that is still valid.
      if (scope === 'global' && !vault.session.isUsable()) await refreshTokens({ force: false }, signal);
      const { session } = vault.session.held();
      if (!session) return { kind: 'done' };
      if (scope === 'global') await globalSignOut(client, { accessToken: session.accessToken }, { signal });
      else await revokeToken(client, { token: session.refreshToken }, { signal }).catch(ignoreUnsupported);
      return { kind: 'done' };
    },

    async clearSession({ reason }) {
      // What expired or ended elsewhere is cleared already; a session that came after it is not this tab's to end.
      const cleared = reason === 'signOut' ? await vault.session.save(null) : null;
      if (cleared) tabs.announce(cleared.generation);
      else vault.session.drop();
      return { kind: 'done' };
    },
  };
}

/** The app client has token revocation off: then there is nothing to revoke. */
function ignoreUnsupported(error: unknown): void {
  if (!(isCognitoError(error) && error.code === 'UnsupportedOperationException')) throw error;
}

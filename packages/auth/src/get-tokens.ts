import type { Auth, Tokens } from './api.ts';
import { AuthError } from './errors.ts';
import type { AuthEvent } from './machine/events.ts';
import type { ServiceContext } from './services/context.ts';
import type { AuthState } from './state/state.ts';

/** What the getter needs of the running chart. */
interface Session {
  readonly ready: () => Promise<AuthState>;
  readonly until: (check: (state: AuthState) => boolean) => Promise<AuthState>;
  readonly send: (event: AuthEvent) => void;
}

/**
 * Tokens for the app's calls. The chart refreshes ahead of time by itself; here a call waits for it, or asks for it when
 * the time has come unnoticed. Calls at the same time wait for the same refresh.
 */
export function createTokenGetter(
  { vault, environment }: Pick<ServiceContext, 'vault' | 'environment'>,
  { ready, until, send }: Session,
): Auth['getTokens'] {
  const held = (): Tokens | null => {
    const { session } = vault.session.held();
    if (!session || !vault.session.isUsable()) return null;
    const { accessToken, idToken, expiresAt } = session;
    return { accessToken, idToken, expiresAt };
  };

  return async ({ forceRefresh = false } = {}) => {
    const now = await ready();
    if (now.view !== 'home') return null;
    const tokens = held();
    const { status, refreshAt } = now.session;
    const isDue = environment.clock.now() >= refreshAt;
    // While the chart backs off, what is still valid serves; each call asking again would make an outage worse.
    if (tokens && !forceRefresh && (!isDue || status === 'stale')) return tokens;
    if (!tokens && !now.online) throw unavailable();

    send({ type: 'session.refresh', force: forceRefresh || !tokens });
    const then = await until((state) => state.view !== 'home' || state.session.status !== 'refreshing');
    if (then.view !== 'home') return null;
    const served = held();
    if (!served || (forceRefresh && then.session.status === 'stale')) throw unavailable();
    return served;
  };
}

const unavailable = () =>
  new AuthError(
    'tokens-unavailable',
    'The tokens could not be renewed yet. The session has not ended: try again when its status is "fresh".',
  );

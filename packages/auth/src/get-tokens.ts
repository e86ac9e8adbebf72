import type { Auth, Tokens } from './api.ts';
import { AuthError } from './errors.ts';
import type { AuthEvent } from './machine/events.ts';
import type { Vault } from './vault/vault.ts';
import type { AuthState } from './views.ts';

/** What the getter needs of the running chart. */
interface Session {
  readonly ready: () => Promise<AuthState>;
  readonly until: (check: (state: AuthState) => boolean) => Promise<AuthState>;
  readonly send: (event: AuthEvent) => void;
}

/** What is left of a token that is still handed out without waiting, in milliseconds: a call has to arrive with it. */
const MARGIN = 10_000;

/**
 * Tokens for the app's calls. The chart refreshes ahead of time by itself, and nobody waits for it while the present tokens
 * serve. At their end a call waits, or asks when the time has come unnoticed; calls at the same time wait for the same refresh.
 */
export function createTokenGetter(
  { vault }: { readonly vault: Pick<Vault, 'session'> },
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
    const time = vault.session.now();
    if (tokens && !forceRefresh && (status === 'stale' || time < tokens.expiresAt - MARGIN)) {
      // While the chart backs off it is not asked: each call asking again would make an outage worse.
      if (status === 'fresh' && time >= refreshAt) send({ type: 'session.refresh', force: false });
      return tokens;
    }
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

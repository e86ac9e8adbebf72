import type { Auth, EnvironmentClock, Tokens } from './api.ts';
import { within } from './browser/clock.ts';
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
/** How long a call waits for a refresh, in milliseconds. The refresh itself goes on. */
const PATIENCE = 20_000;

/**
 * Tokens for the app's calls. The chart refreshes ahead of time by itself, and nobody waits for it while the present tokens
 * serve. At their end a call waits, or asks when the time has come unnoticed; calls at the same time wait for the same refresh.
 */
export function createTokenGetter(
  { vault, clock }: { readonly vault: Pick<Vault, 'session'>; readonly clock: EnvironmentClock },
  { ready, until, send }: Session,
): Auth['getTokens'] {
  const held = (): Tokens | null => {
    const { session } = vault.session.held();
    if (!session || !vault.session.isUsable()) return null;
    const { accessToken, idToken, expiresAt } = session;
    return { accessToken, idToken, expiresAt };
  };

  /** Asks for a refresh, or joins the one that runs; null when the session has ended. */
  const renewed = async (force: boolean, mayRepeat = true): Promise<Tokens | null> => {
    send({ type: 'session.refresh', force: force || !held() });
    const rest = until((state) => state.view !== 'home' || state.session.status !== 'refreshing');
    const then = await within(clock, PATIENCE, rest).catch(nullWhenLate);
    if (then && then.view !== 'home') return null;
    const status = then?.session.status ?? 'refreshing';
    const tokens = held();
    if (tokens && (status === 'fresh' || !force)) return tokens;
    // What was waited for has run out as it came: the computer slept.
    if (status === 'fresh' && mayRepeat) return renewed(force, false);
    throw new AuthError(
      'tokens-unavailable',
      'The tokens could not be renewed yet. The session has not ended: try again when its status is "fresh".',
    );
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
    // Also where the browser says that it is offline: it is wrong at times, and then only a call shows it.
    return renewed(forceRefresh);
  };
}

function nullWhenLate(error: unknown): null {
  if (error instanceof DOMException) return null;
  throw error;
}

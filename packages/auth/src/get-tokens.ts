import type { Auth, EnvironmentClock, Tokens } from './api.ts';
import { within } from './browser/clock.ts';
import { AuthError } from './errors.ts';
import type { AuthEvent } from './machine/events.ts';
import { members } from './state/take.ts';
import type { Vault } from './vault/vault.ts';
import type { AuthState } from './views.ts';

/** The parts of the running chart that the getter uses. */
interface Session {
  readonly ready: () => Promise<AuthState>;
  readonly until: (check: (state: AuthState) => boolean) => Promise<AuthState>;
  readonly send: (event: AuthEvent) => void;
}

/** Minimum validity of a token that is returned without waiting, in milliseconds: the request still has to reach the API. */
const MARGIN = 10_000;
/** How long a call waits for a refresh, in milliseconds. The refresh itself continues. */
const PATIENCE = 20_000;

/**
 * Returns tokens for the app's calls. The chart refreshes ahead of time, and no call waits for that while the current tokens
 * are valid. When they expire, a call waits for the refresh, or starts one if the timer was missed; concurrent calls share
 * it.
 */
export function createTokenGetter(
  { vault, clock }: { readonly vault: Pick<Vault, 'session'>; readonly clock: EnvironmentClock },
  { ready, until, send }: Session,
): Auth['getTokens'] {
  const usable = (): Tokens | null => {
    const { session } = vault.session.held();
    if (!session || !vault.session.isUsable()) return null;
    const { accessToken, idToken, expiresAt } = session;
    return { accessToken, idToken, expiresAt };
  };

  /** Requests a refresh, or joins the running one; null when the session has ended. */
  const renewed = async (force: boolean, mayRepeat = true): Promise<Tokens | null> => {
    send({ type: 'session.refresh', force: force || !usable() });
    const rest = until((state) => state.view !== 'home' || state.session.status !== 'refreshing');
    const then = await within(clock, PATIENCE, rest).catch(nullWhenLate);
    if (then && then.view !== 'home') return null;
    const status = then?.session.status ?? 'refreshing';
    const tokens = usable();
    if (tokens && (status === 'fresh' || !force)) return tokens;
    // The new tokens have already expired: the computer slept.
    if (status === 'fresh' && mayRepeat) return renewed(force, false);
    throw new AuthError(
      'tokens-unavailable',
      'No new tokens. The session continues: try again when it is "fresh".',
    );
  };

  return async (wish) => {
    const forceRefresh = members(wish ?? {}).forceRefresh === true;
    // Others may have signed in or out while this page was away.
    await vault.session.upToDate?.();
    const now = await ready();
    if (now.view !== 'home') return null;
    const tokens = usable();
    const { status, refreshAt } = now.session;
    const time = vault.session.now();
    if (tokens && !forceRefresh && (status === 'stale' || time < tokens.expiresAt - MARGIN)) {
      // No requests while the chart backs off: more of them would make an outage worse.
      if (status === 'fresh' && time >= refreshAt) send({ type: 'session.refresh', force: false });
      return tokens;
    }
    // Even if the browser reports that it is offline: it is sometimes wrong, and only a request can tell.
    return renewed(forceRefresh);
  };
}

function nullWhenLate(error: unknown): null {
  if (error instanceof DOMException) return null;
  throw error;
}

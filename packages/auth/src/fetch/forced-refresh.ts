import type { Auth, Tokens } from '../api.ts';

type TokenSource = Pick<Auth, 'getTokens'>;

/** The last refresh forced by a 401. */
interface Forced {
  /** Time by the clock `now`. */
  readonly at: number;
  readonly flight: Promise<Tokens | null>;
  isRunning: boolean;
  /** The access token it resulted in. */
  brought: string | null;
}

/** Minimum time between two forced refreshes, in milliseconds. */
const FLOOR = 60_000;

const last = new WeakMap<TokenSource, Forced>();

/**
 * Returns newer tokens than those an API has refused; null when there are none and none may be requested: an API that refuses
 * every token (it expects another one, or means 403) must not cost a refresh for each call.
 */
export async function newerThan(
  refused: Tokens,
  auth: TokenSource,
  now: () => number,
): Promise<Tokens | null> {
  try {
    const isNewer = (tokens: Tokens | null) => tokens !== null && tokens.accessToken !== refused.accessToken;
    const present = await auth.getTokens();
    // Another request or another tab may have renewed them already.
    if (present === null || isNewer(present)) return present;

    const before = last.get(auth);
    if (before?.isRunning) {
      const tokens = await before.flight;
      return isNewer(tokens) ? tokens : null;
    }
    if (before && (before.brought === refused.accessToken || now() - before.at < FLOOR)) return null;
    const tokens = await force(auth, now());
    return isNewer(tokens) ? tokens : null;
  } catch {
    return null;
  }
}

function force(auth: TokenSource, at: number): Promise<Tokens | null> {
  const flight = auth
    .getTokens({ forceRefresh: true })
    .then((tokens) => {
      forced.brought = tokens?.accessToken ?? null;
      return tokens;
    })
    .finally(() => {
      forced.isRunning = false;
    });
  const forced: Forced = { at, flight, isRunning: true, brought: null };
  last.set(auth, forced);
  return flight;
}

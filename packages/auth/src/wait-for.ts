import type { Auth } from './api.ts';
import { browserClock } from './browser/clock.ts';
import { AuthError } from './errors.ts';
import { clockOf, isDisposed } from './internals.ts';
import { takeOptions } from './require-argument.ts';
import { requireAuth } from './require-auth.ts';
import { maybeSignal } from './require-signal.ts';
import { take } from './state/take.ts';
import { type AuthState, actionsOf, type View } from './views.ts';

export interface WaitOptions {
  /** Milliseconds. Default: 10,000, as in XState's own `waitFor`; `Infinity` for no limit. */
  readonly timeout?: number | undefined;
  /** Rejects with the signal's reason when it is aborted. */
  readonly signal?: AbortSignal | undefined;
}

/** The members of {@link AuthState} for the views `V`. */
export type StateIn<V extends View> = Extract<AuthState, { readonly view: V }>;

type Watched = Pick<Auth, 'getState' | 'subscribe'>;

/**
 * Resolves with the first state, starting with the current one, that is in the view, in one of the views, or passes the
 * predicate. A `busy` view counts.
 *
 * @example
 * auth.actions.signIn({ username, password });
 * const { user } = await waitFor(auth, 'home');
 *
 * @throws AuthError (by rejection) `timeout`, or `disposed`; and what the predicate throws
 */
export function waitFor<V extends View>(
  auth: Watched,
  view: V | readonly V[],
  options?: WaitOptions,
): Promise<StateIn<V>>;
export function waitFor<State extends AuthState>(
  auth: Watched,
  predicate: (state: AuthState) => state is State,
  options?: WaitOptions,
): Promise<State>;
export function waitFor(
  auth: Watched,
  predicate: (state: AuthState) => boolean,
  options?: WaitOptions,
): Promise<AuthState>;
export function waitFor(
  auth: Watched,
  wanted: View | readonly View[] | ((state: AuthState) => boolean),
  options: WaitOptions = {},
): Promise<AuthState> {
  return watch(auth, wanted, options);
}

async function watch(
  auth: Watched,
  wanted: View | readonly View[] | ((state: AuthState) => boolean),
  options: WaitOptions,
): Promise<AuthState> {
  requireAuth(auth);
  const { timeout = 10_000, signal } = takeOptions(options, ['timeout', 'signal']);
  take(wanted, isWanted);
  take(timeout, isTimeout);
  maybeSignal(signal);
  const fits =
    typeof wanted === 'function' ? wanted : ({ view }: AuthState) => [wanted].flat().includes(view);
  const clock = clockOf(auth) ?? browserClock;
  const ended = new AbortController();

  const state = new Promise<AuthState>((resolve, reject) => {
    const look = () => {
      try {
        const state = auth.getState();
        if (signal?.aborted) reject(signal.reason as Error);
        else if (fits(state)) resolve(state);
        else if (isDisposed(auth))
          reject(new AuthError('disposed', 'dispose() was called: create a new Auth.'));
      } catch (error) {
        // The predicate's own. Thrown from a listener, it would reach nobody who waits.
        reject(error as Error);
      }
    };
    const unsubscribe = auth.subscribe(look);
    signal?.addEventListener('abort', look);
    const timer =
      timeout < Number.POSITIVE_INFINITY &&
      clock.setTimeout(() => reject(tooLate(auth.getState(), timeout)), timeout);
    ended.signal.addEventListener('abort', () => {
      unsubscribe();
      signal?.removeEventListener('abort', look);
      if (timer !== false) clock.clearTimeout(timer);
    });
    look();
  });
  return state.finally(() => ended.abort());
}

const isView = (value: unknown) => VIEWS.includes(value);
const VIEWS: readonly unknown[] = Object.keys(actionsOf);
function isWanted(value: unknown): value is unknown {
  try {
    return (
      typeof value === 'function' ||
      isView(value) ||
      (Array.isArray(value) && value.length > 0 && value.every(isView))
    );
  } catch {
    // A proxy can throw.
    return false;
  }
}
const isTimeout = (value: unknown): value is number => typeof value === 'number' && value >= 0;

const tooLate = ({ view, busy, fault }: AuthState, timeout: number): AuthError =>
  new AuthError(
    'timeout',
    `Timed out after ${timeout} ms: the view is "${view}"` +
      `${busy ? ', busy' : ''}${fault ? `, refused with ${fault.kind} (${fault.code})` : ''}.`,
  );

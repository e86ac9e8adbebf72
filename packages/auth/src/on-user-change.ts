import type { Auth } from './api.ts';
import { AuthError } from './errors.ts';
import { endReasonOf } from './internals.ts';
import type { EndReason } from './model.ts';
import { requireAuth } from './require-auth.ts';
import type { AuthState, User } from './views.ts';

/**
 * - `restored`: a stored session was found when the page started
 * - `signIn`: somebody signed in on this page
 * - `elsewhere`: another tab of this browser signed in or out, or stored tokens were imported
 * - `signOut`: a sign-out on this page
 * - `expired`: the server ended the session
 * - `deleted`: the user was deleted
 * - `anotherUser`: another person signed in, without a sign-out in between
 */
export type UserChangeReason = 'restored' | 'signIn' | 'anotherUser' | EndReason;

export interface UserChange {
  /** Null when nobody is signed in. */
  readonly user: User | null;
  readonly previous: User | null;
  readonly reason: UserChangeReason;
}

/**
 * Calls `listener` each time the signed-in person changes, never for a token refresh: use it to clear caches of the previous
 * person, and for telemetry. The first call is for the person who is already signed in, if any. The person does not change
 * while a session is being restored or ended, or while the page of an expired one stays visible.
 *
 * @returns a function that stops it
 */
export function onUserChange(
  auth: Pick<Auth, 'getState' | 'subscribe'>,
  listener: (change: UserChange) => void,
): () => void {
  if (typeof listener !== 'function')
    throw new AuthError('invalid-input', 'onUserChange needs an Auth and a listener.');
  requireAuth(auth);
  let user: User | null = null;
  let hasSettled = false;
  let isFromStorage = false;

  const look = () => {
    const state = auth.getState();
    if (isUndecided(state)) {
      // Read again after it had settled: another tab has changed the storage.
      isFromStorage ||= state.view === 'splash';
      return;
    }
    const previous = user;
    user = state.view === 'home' ? state.user : null;
    const reason = reasonOf();
    hasSettled = true;
    isFromStorage = false;
    if (idOf(user) !== idOf(previous)) listener({ user, previous, reason });

    function reasonOf(): UserChangeReason {
      if (user === null) return endReasonOf(auth) ?? 'signOut';
      if (previous !== null) return 'anotherUser';
      if (!hasSettled) return 'restored';
      return isFromStorage ? 'elsewhere' : 'signIn';
    }
  };
  const unsubscribe = auth.subscribe(look);
  look();
  return unsubscribe;
}

const isUndecided = ({ view, page }: AuthState): boolean =>
  view === 'splash' || view === 'signingOut' || (page !== null && view !== 'home');

const idOf = (user: User | null): string | null => user && (user.claims.sub || user.username);

import type { Auth } from './api.ts';
import { endReasonOf } from './internals.ts';
import type { EndReason } from './model.ts';
import type { AuthState, User } from './views.ts';

/**
 * - `restored`: a stored session was found when the page started
 * - `signIn`: somebody signed in on this page
 * - `elsewhere`: another tab of this browser signed in or out, or stored tokens were imported
 * - `signOut`: asked for on this page
 * - `expired`: the server ended the session
 * - `deleted`: the user was deleted
 * - `anotherUser`: one person took the place of another, without a sign-out between the two
 */
export type UserChangeReason = 'restored' | 'signIn' | 'anotherUser' | EndReason;

export interface UserChange {
  /** Null when nobody is signed in any more. */
  readonly user: User | null;
  readonly previous: User | null;
  readonly reason: UserChangeReason;
}

/**
 * Calls `listener` each time the signed-in person changes, never for a token refresh: to clear what was cached for the person
 * before, and for telemetry. The first call is for the person who is signed in already, if there is one. While a session is
 * restored or ended, and while the page of an expired one stays, the person stays the same.
 *
 * @returns a function that ends it
 */
export function onUserChange(
  auth: Pick<Auth, 'getState' | 'subscribe'>,
  listener: (change: UserChange) => void,
): () => void {
  let user: User | null = null;
  let hasSettled = false;
  let isFromStorage = false;

  const look = () => {
    const state = auth.getState();
    if (isUndecided(state)) {
      // Read again after it had settled: another tab has stored something.
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

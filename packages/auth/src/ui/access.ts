import type { AuthState, User } from '../views.ts';
import { requireState } from './require-state.ts';

/** Whether a page for signed-in people is shown: `pending` while a session is being restored or ended. */
export type Access = 'granted' | 'pending' | 'denied';

/**
 * Returns the access to a page for signed-in people. It only hides the page: your API has to check the access token.
 *
 * @throws AuthError `invalid-input`
 */
export function accessOf(state: Pick<AuthState, 'view' | 'page'>): Access {
  requireState(state);
  const { view, page } = state;
  // The page stays after its session has expired, so that nothing typed is lost while the person signs in again.
  if (page) return 'granted';
  return view === 'splash' || view === 'signingOut' ? 'pending' : 'denied';
}

/**
 * Whether the person is signing in again beside the page, because its session has expired.
 *
 * @throws AuthError `invalid-input`
 */
export function isReturning(state: Pick<AuthState, 'view' | 'page'>): boolean {
  requireState(state);
  const { view, page } = state;
  return page !== null && view !== 'home' && view !== 'expired' && view !== 'splash';
}

/** The signed-in user; null in every view but `home` and those of a step-up. @throws AuthError `invalid-input` */
export const userOf = (state: AuthState): User | null => {
  requireState(state);
  if (state.view === 'home') return state.user;
  return state.stepUp ? (state.page?.user ?? null) : null;
};

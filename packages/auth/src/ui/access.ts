import type { AuthState, User } from '../views.ts';

/** Whether a page for signed-in people is shown: `pending` while a session is being restored or ended. */
export type Access = 'granted' | 'pending' | 'denied';

/** Returns the access to a page for signed-in people. It only hides the page: your API has to check the access token. */
export function accessOf({ view, page }: Pick<AuthState, 'view' | 'page'>): Access {
  // The page stays after its session has expired, so that nothing typed is lost while the person signs in again.
  if (page) return 'granted';
  return view === 'splash' || view === 'signingOut' ? 'pending' : 'denied';
}

/** Whether the person is signing in again beside the page, because its session has expired. */
export const isReturning = ({ view, page }: Pick<AuthState, 'view' | 'page'>): boolean =>
  page !== null && view !== 'home' && view !== 'expired' && view !== 'splash';

/** The signed-in user; null in every view but `home` and those of a step-up. */
export const userOf = (state: AuthState): User | null => {
  if (state.view === 'home') return state.user;
  return state.stepUp ? (state.page?.user ?? null) : null;
};

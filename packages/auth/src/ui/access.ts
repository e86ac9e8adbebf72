import type { AuthState, User } from '../views.ts';

/** Whether a page for signed-in people is shown: `pending` while a session is restored or ended. */
export type Access = 'granted' | 'pending' | 'denied';

/** The access rule of a page for signed-in people. It hides, it does not guard: your API checks the access token. */
export function accessOf({ view, page }: Pick<AuthState, 'view' | 'page'>): Access {
  // It stays after its session has expired, so that nothing typed is lost while the person signs in again.
  if (page) return 'granted';
  return view === 'splash' || view === 'signingOut' ? 'pending' : 'denied';
}

/** Whether the person signs in beside the page: its session has expired. */
export const isReturning = ({ view, page }: Pick<AuthState, 'view' | 'page'>): boolean =>
  page !== null && view !== 'home' && view !== 'expired' && view !== 'splash';

/** The signed-in user; null in every view but `home`. */
export const userOf = (state: AuthState): User | null => (state.view === 'home' ? state.user : null);

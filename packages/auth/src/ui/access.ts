import type { AuthState, User } from '../views.ts';

/** Whether a page for signed-in people is shown: `pending` while a session is restored or ended. */
export type Access = 'granted' | 'pending' | 'denied';

/** The access rule of a page for signed-in people. It hides, it does not guard: your API checks the access token. */
export function accessOf({ view }: Pick<AuthState, 'view'>): Access {
  switch (view) {
    case 'home':
    case 'expired': // The page stays, so that nothing typed is lost while the person signs in again.
      return 'granted';
    case 'splash':
    case 'signingOut':
      return 'pending';
    default:
      return 'denied';
  }
}

/** The signed-in user; null in every view but `home`. */
export const userOf = (state: AuthState): User | null => (state.view === 'home' ? state.user : null);

import type { Auth } from '../api.ts';
import { requireAuth } from '../require-auth.ts';
import { accessOf } from './access.ts';

/**
 * Resolves with whether a page for signed-in people is shown, for route guards and loaders. Waits while a session is being
 * restored or ended. For browsers only: a server never knows.
 *
 * @throws AuthError `foreign-auth`
 */
export async function hasAccess(auth: Pick<Auth, 'getState' | 'subscribe'>): Promise<boolean> {
  requireAuth(auth);
  return new Promise((resolve) => {
    const look = () => {
      const access = accessOf(auth.getState());
      if (access === 'pending') return;
      unsubscribe();
      resolve(access === 'granted');
    };
    const unsubscribe = auth.subscribe(look);
    look();
  });
}

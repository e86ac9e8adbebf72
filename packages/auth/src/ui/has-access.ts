import type { Auth } from '../api.ts';
import { accessOf } from './access.ts';

/**
 * For the guards and loaders of routers: whether a page for signed-in people is shown, once that is known. Waits while a session is
 * restored or ended. In a browser only: a server never knows.
 */
export function hasAccess(auth: Pick<Auth, 'getState' | 'subscribe'>): Promise<boolean> {
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

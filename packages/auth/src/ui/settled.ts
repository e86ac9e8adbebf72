import type { Auth } from '../api.ts';
import { foreignAuth, isAuth } from '../require-auth.ts';
import type { AuthState } from '../views.ts';

/** Every state but `splash`. */
export type SettledState = Exclude<AuthState, { view: 'splash' }>;

const settling = new WeakMap<object, Promise<void>>();

/**
 * Resolves when the `Auth` has left `splash`. All callers share one promise: a framework that suspends asks repeatedly.
 *
 * @throws AuthError `foreign-auth`
 */
export function whenSettled(auth: Pick<Auth, 'getState' | 'subscribe'>): Promise<void> {
  if (!isAuth(auth)) return Promise.reject(foreignAuth());
  if (auth.getState().view !== 'splash') return Promise.resolve();
  let promise = settling.get(auth);
  if (promise === undefined) {
    promise = new Promise<void>((resolve) => {
      const settle = () => {
        if (auth.getState().view === 'splash') return;
        unsubscribe();
        settling.delete(auth);
        resolve();
      };
      const unsubscribe = auth.subscribe(settle);
    });
    settling.set(auth, promise);
  }
  return promise;
}

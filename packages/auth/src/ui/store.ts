import type { Auth } from '../api.ts';
import { requireArgument } from '../require-argument.ts';
import { requireAuth } from '../require-auth.ts';
import { isFunction } from '../state/take.ts';
import type { AuthState } from '../views.ts';

/** Svelte's store contract: `subscribe` calls `run` immediately with the current state, then with each new one. */
export interface AuthStore {
  readonly subscribe: (run: (state: AuthState) => void) => () => void;
}

/**
 * Wraps an `Auth` as a Svelte store: `const session = toStore(auth)`, then `$session.view`. For RxJS use
 * `new Observable((observer) => toStore(auth).subscribe((state) => observer.next(state)))`.
 *
 * @throws AuthError `foreign-auth`; `subscribe` throws `invalid-input` for a `run` that is no function
 */
export function toStore(auth: Pick<Auth, 'getState' | 'subscribe'>): AuthStore {
  requireAuth(auth);
  return {
    subscribe(run) {
      requireArgument(run, isFunction, 'run must be a function of the state.');
      const unsubscribe = auth.subscribe(run);
      run(auth.getState());
      return unsubscribe;
    },
  };
}

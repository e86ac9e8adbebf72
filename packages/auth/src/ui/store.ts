import type { Auth } from '../api.ts';
import type { AuthState } from '../views.ts';

/** Svelte's store contract: `subscribe` calls `run` immediately with the current state, then with each new one. */
export interface AuthStore {
  readonly subscribe: (run: (state: AuthState) => void) => () => void;
}

/**
 * Wraps an `Auth` as a Svelte store: `const session = toStore(auth)`, then `$session.view`. For RxJS use
 * `new Observable((observer) => toStore(auth).subscribe((state) => observer.next(state)))`.
 */
export const toStore = (auth: Pick<Auth, 'getState' | 'subscribe'>): AuthStore => ({
  subscribe(run) {
    const unsubscribe = auth.subscribe(run);
    run(auth.getState());
    return unsubscribe;
  },
});

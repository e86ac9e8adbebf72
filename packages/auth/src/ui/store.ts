import type { Auth } from '../api.ts';
import type { AuthState } from '../views.ts';

/** Svelte's store contract: `subscribe` calls `run` with the present state at once, then with each new one. */
export interface AuthStore {
  readonly subscribe: (run: (state: AuthState) => void) => () => void;
}

/**
 * An `Auth` as a store of Svelte: `const session = toStore(auth)`, then `$session.view`. RxJS reads it by
 * `new Observable((observer) => toStore(auth).subscribe((state) => observer.next(state)))`.
 */
export const toStore = (auth: Pick<Auth, 'getState' | 'subscribe'>): AuthStore => ({
  subscribe(run) {
    const unsubscribe = auth.subscribe(run);
    run(auth.getState());
    return unsubscribe;
  },
});

import type { Auth, AuthState, User } from '@latchkey/auth';
import { assertLive, getServerState, userOf } from '@latchkey/auth/ui';
import { getContext, onDestroy, onMount, setContext } from 'svelte';
import { createSubscriber } from 'svelte/reactivity';

/** A value that templates, `$derived` and `$effect` follow, as the classes of `svelte/reactivity` are. */
export interface Current<Value> {
  readonly current: Value;
}

interface Provided extends Current<AuthState> {
  readonly auth: Auth;
}

const key = Symbol('latchkey');

/**
 * Hands an `Auth` to this component and those below it: one that was made outside of components, or a function that makes it. What
 * was made here is disposed with this component. Call it while the component is set up.
 *
 * @throws AuthError `disposed`
 */
export function provideAuth(given: Auth | (() => Auth)): Auth {
  const auth = typeof given === 'function' ? given() : given;
  if (typeof given === 'function') onDestroy(() => auth.dispose());
  assertLive(auth);

  let announce = () => {};
  const follow = createSubscriber((changed) => {
    announce = changed;
    return auth.subscribe(changed);
  });
  // Until then the page is what a server has rendered, where nobody is mounted.
  let isMounted = false;
  onMount(() => {
    isMounted = true;
    announce();
  });
  setContext<Provided>(key, {
    auth,
    get current() {
      follow();
      return isMounted ? auth.getState() : getServerState();
    },
  });
  return auth;
}

/**
 * The session as one union over `view`: each arm has its data and only the actions that are valid there.
 *
 * @example
 * const auth = useAuth();
 * const session = $derived(auth.current); // {#if session.view === 'home'} narrows it, also in event handlers.
 *
 * @throws Error where no `Auth` is provided.
 */
export const useAuth = (): Current<AuthState> => provided();

/** The signed-in user, with the claims of the ID token; null when nobody is signed in. @throws Error as `useAuth` */
export function useUser(): Current<User | null> {
  const session = provided();
  return {
    get current() {
      return userOf(session.current);
    },
  };
}

/**
 * The `Auth` object itself, for event handlers: `auth.actions`, `auth.getTokens()`.
 *
 * @throws Error where no `Auth` is provided.
 */
export const useAuthClient = (): Auth => provided().auth;

function provided(): Provided {
  const session = getContext<Provided | undefined>(key);
  if (session === undefined) {
    throw new Error(
      'No Auth is provided to this component. Create the client once, with createAuth({ userPoolId, clientId }) from ' +
        '@latchkey/auth, and call provideAuth(auth) in the script of the outermost component.',
    );
  }
  return session;
}

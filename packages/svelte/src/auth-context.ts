import type { Auth, AuthState, User } from '@latchkey/auth';
import { assertLive, getServerState, userOf } from '@latchkey/auth/ui';
import { getContext, onDestroy, onMount, setContext } from 'svelte';
import { createSubscriber } from 'svelte/reactivity';

/** A value tracked by templates, `$derived` and `$effect`, like the classes of `svelte/reactivity`. */
export interface Current<Value> {
  readonly current: Value;
}

interface Provided extends Current<AuthState> {
  readonly auth: Auth;
}

const key = Symbol('latchkey');

/**
 * Provides an `Auth` to this component and those below it: one created outside of components, or a function that creates it.
 * An `Auth` created here is disposed with this component. Call it while the component is initialised.
 *
 * @throws AuthError `foreign-auth`, `disposed`
 */
export function provideAuth(given: Auth | (() => Auth)): Auth {
  const auth = typeof given === 'function' ? given() : given;
  assertLive(auth);
  if (typeof given === 'function') onDestroy(() => auth.dispose());

  let announce = () => {};
  const follow = createSubscriber((changed) => {
    announce = changed;
    return auth.subscribe(changed);
  });
  // Until then the page is the server's rendering, which has no mounted session.
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
 * Returns the session as one union over `view`: each member has its data and only the actions that are valid there.
 *
 * @example
 * const auth = useAuth();
 * const session = $derived(auth.current); // {#if session.view === 'home'} narrows it, also in event handlers.
 *
 * @throws Error if no `Auth` is provided.
 */
export const useAuth = (): Current<AuthState> => provided();

/**
 * Returns the signed-in user, with the claims of the ID token; null when nobody is signed in. @throws Error like `useAuth`
 */
export function useUser(): Current<User | null> {
  const session = provided();
  return {
    get current() {
      return userOf(session.current);
    },
  };
}

/**
 * Returns the `Auth` object itself, for event handlers: `auth.actions`, `auth.getTokens()`.
 *
 * @throws Error if no `Auth` is provided.
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

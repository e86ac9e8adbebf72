import {
  afterNextRender,
  computed,
  DestroyRef,
  InjectionToken,
  inject,
  type Provider,
  type Signal,
  signal,
} from '@angular/core';
import type { Auth, AuthState, User } from '@latchkey/auth';
import { assertLive, getServerState, toStore, userOf } from '@latchkey/auth/ui';

const AUTH = new InjectionToken<Auth>('latchkey');
const STATE = new InjectionToken<Signal<AuthState>>('latchkey.state');

/**
 * Provides an `Auth` to the app, a route or a component: one created outside of Angular, or a function that creates it. An
 * `Auth` created here is disposed with its injector. Injecting a disposed `Auth` throws an AuthError `disposed`; anything
 * that is not an `Auth`, `foreign-auth`.
 */
export const provideAuth = (given: Auth | (() => Auth)): Provider => [
  { provide: AUTH, useFactory: () => live(given) },
  { provide: STATE, useFactory: follow },
];

/**
 * Returns the session as one union over `view`: each member has its data and only the actions that are valid there.
 *
 * @example
 * readonly auth = injectAuth(); // In the template: @let state = auth(); @if (state.view === 'home') { ... }
 *
 * @throws Error if no `Auth` is provided.
 */
export function injectAuth(): Signal<AuthState>;
/**
 * Returns a slice of the session: changes only when `isEqual` (default `Object.is`) finds a difference.
 *
 * @example
 * readonly email = injectAuth((state) => (state.view === 'home' ? state.user.claims.email : undefined));
 *
 * @throws Error if no `Auth` is provided.
 */
export function injectAuth<Slice>(
  select: (state: AuthState) => Slice,
  isEqual?: (a: Slice, b: Slice) => boolean,
): Signal<Slice>;
export function injectAuth(
  select?: (state: AuthState) => unknown,
  isEqual: (a: unknown, b: unknown) => boolean = Object.is,
): Signal<unknown> {
  injectAuthClient(); // Throws if no `Auth` is provided.
  const state = inject(STATE);
  return select ? computed(() => select(state()), { equal: isEqual }) : state;
}

/**
 * Returns the signed-in user, with the claims of the ID token; null when nobody is signed in. @throws Error like `injectAuth`
 */
export const injectUser = (): Signal<User | null> => injectAuth(userOf);

/**
 * Returns the `Auth` object itself, for event handlers: `auth.actions`, `auth.getTokens()`.
 *
 * @throws Error if no `Auth` is provided.
 */
export function injectAuthClient(): Auth {
  const auth = inject(AUTH, { optional: true });
  if (auth === null) {
    throw new Error(
      'No Auth is provided. Create the client once, with createAuth({ userPoolId, clientId }) from @latchkey/auth, and pass it to ' +
        'the app: bootstrapApplication(App, { providers: [provideAuth(auth)] }).',
    );
  }
  return auth;
}

function live(given: Auth | (() => Auth)): Auth {
  const auth = typeof given === 'function' ? given() : given;
  assertLive(auth);
  if (typeof given === 'function') inject(DestroyRef).onDestroy(() => auth.dispose());
  return auth;
}

/** One signal for all readers. */
function follow(): Signal<AuthState> {
  const auth = inject(AUTH);
  const destroyRef = inject(DestroyRef);
  const state = signal(getServerState());
  // Never on a server; in a browser only after hydration.
  afterNextRender(() => {
    destroyRef.onDestroy(toStore(auth).subscribe((next) => state.set(next)));
  });
  return state.asReadonly();
}

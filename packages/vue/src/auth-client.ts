import type { Auth } from '@latchkey/auth';
import { assertLive, requireCreate } from '@latchkey/auth/ui';
import { type InjectionKey, inject, onScopeDispose, type Plugin, provide } from 'vue';

const authKey: InjectionKey<Auth> = Symbol('latchkey');

/**
 * Provides an `Auth`, created once outside of components, to the whole app: `app.use(authPlugin, auth)`.
 *
 * @throws AuthError `foreign-auth`, `disposed`
 */
export const authPlugin: Plugin<[auth: Auth]> = (app, auth) => {
  assertLive(auth);
  app.provide(authKey, auth);
};

/**
 * Creates an `Auth` for the components below this one, for example one per tenant, and disposes it with this one. Call it in
 * `setup`.
 *
 * @throws AuthError `invalid-input`, `foreign-auth`, `disposed`
 */
export function provideAuth(create: () => Auth): Auth {
  requireCreate(create);
  const auth = create();
  assertLive(auth);
  provide(authKey, auth);
  onScopeDispose(() => auth.dispose());
  return auth;
}

/**
 * Returns the `Auth` object itself, for event handlers: `auth.actions`, `auth.getTokens()`.
 *
 * @throws Error if no `Auth` is provided.
 */
export function useAuthClient(): Auth {
  const auth = inject(authKey, null);
  if (auth === null) {
    throw new Error(
      'No Auth is provided to this component. Create the client once, with createAuth({ userPoolId, clientId }) from ' +
        '@latchkey/auth, and pass it to the app: app.use(authPlugin, auth).',
    );
  }
  return auth;
}

import { AuthError } from '../errors.ts';
import { isDisposed } from '../internals.ts';
import { requireAuth } from '../require-auth.ts';

/**
 * Used by adapters when a component tree mounts: a disposed `Auth` would silently stay in `splash` forever.
 *
 * @throws AuthError `foreign-auth`, `disposed`
 */
export function assertLive(auth: object): void {
  requireAuth(auth);
  if (!isDisposed(auth)) return;
  throw new AuthError(
    'disposed',
    'This Auth was disposed before it was mounted, perhaps in an effect, which StrictMode runs twice. ' +
      'Create it outside of components, or pass a function that creates it: ' +
      '<AuthProvider create={() => createAuth(...)}> in React, provideAuth(() => createAuth(...)) elsewhere.',
  );
}

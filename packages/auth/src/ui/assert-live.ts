import { AuthError } from '../errors.ts';
import { isDisposed } from '../internals.ts';

/**
 * Used by adapters when a component tree mounts: a disposed `Auth` would silently stay in `splash` forever.
 *
 * @throws AuthError `disposed`
 */
export function assertLive(auth: object): void {
  if (!isDisposed(auth)) return;
  throw new AuthError(
    'disposed',
    'This Auth was disposed before it was mounted. An effect that disposes it does so in development too, where StrictMode runs ' +
      'effects twice. Make it outside of components and keep it, or hand over a function that makes it: ' +
      '<AuthProvider create={() => createAuth(...)}> in React, provideAuth(() => createAuth(...)) elsewhere.',
  );
}

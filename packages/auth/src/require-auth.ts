import { AuthError } from './errors.ts';

/**
 * Checks an argument that may be any object with the methods of an `Auth`, such as a test double.
 *
 * @throws AuthError `foreign-auth`
 */
export function requireAuth(auth: unknown): void {
  try {
    const { getState, subscribe } = Object(auth) as { getState?: unknown; subscribe?: unknown };
    if (typeof getState === 'function' && typeof subscribe === 'function') return;
  } catch {
    // A proxy can throw.
  }
  throw new AuthError('foreign-auth', 'The first argument must be the object that createAuth returned.');
}

import { AuthError } from './errors.ts';

/** Whether an argument has the methods of an `Auth`, as a test double does too. */
export function isAuth(auth: unknown): boolean {
  try {
    const { getState, subscribe } = Object(auth) as { getState?: unknown; subscribe?: unknown };
    return typeof getState === 'function' && typeof subscribe === 'function';
  } catch {
    // A proxy can throw.
    return false;
  }
}

export const foreignAuth = (): AuthError =>
  new AuthError('foreign-auth', 'auth must be the object that createAuth returned.');

/**
 * Checks an argument that may be any object with the methods of an `Auth`, such as a test double.
 *
 * @throws AuthError `foreign-auth`
 */
export function requireAuth(auth: unknown): void {
  if (!isAuth(auth)) throw foreignAuth();
}

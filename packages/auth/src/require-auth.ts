import { AuthError } from './errors.ts';
import { hasMethods, passes } from './require-argument.ts';

/** Whether an argument has the methods of an `Auth`, as a test double does too. */
export const isAuth = (auth: unknown): boolean => passes(auth, hasMethods('getState', 'subscribe'));

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

import { isString, requireArgument } from '../require-argument.ts';

/**
 * Used by the guards of adapters, which redirect to the path `signIn`.
 *
 * @throws AuthError `invalid-input`
 */
export function requirePath(signIn: string): void {
  requireArgument(signIn, isString, 'signIn must be the path of the sign-in page.');
}

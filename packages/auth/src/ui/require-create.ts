import type { Auth } from '../api.ts';
import { requireArgument } from '../require-argument.ts';
import { isFunction } from '../state/take.ts';

/**
 * Used by adapters where an app gives the function that creates its `Auth`.
 *
 * @throws AuthError `invalid-input`
 */
export function requireCreate(create: () => Auth): void {
  requireArgument(create, isFunction, 'create must be a function that returns an Auth.');
}

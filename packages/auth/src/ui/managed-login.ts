import type { AuthState, ManagedLoginActions } from '../views.ts';
import { requireState } from './require-state.ts';

/**
 * The actions of managed login in a state; null in an app without a domain, and in a view that offers none.
 *
 * @throws AuthError `invalid-input`
 */
export function managedLoginOf(state: AuthState): ManagedLoginActions | null {
  requireState(state);
  // A view that offers one of them offers all three.
  return 'signInWithRedirect' in state ? (state as AuthState & ManagedLoginActions) : null;
}

import type { AuthState, ManagedLoginActions } from '../views.ts';
import { requireState } from './require-state.ts';

/**
 * The actions of managed login in a state; null in an app without a domain, and in a view that offers none.
 *
 * @throws AuthError `invalid-input`
 */
export function managedLoginOf(state: AuthState): ManagedLoginActions | null {
  requireState(state);
  return offersManagedLogin(state) ? state : null;
}

/** A view that offers one of them offers all three. */
const offersManagedLogin = (state: AuthState): state is AuthState & ManagedLoginActions =>
  'signInWithRedirect' in state;

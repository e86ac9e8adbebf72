import type { AuthState, ManagedLoginActions } from '../views.ts';

/** The actions of managed login in a state; null in an app without a domain, and in a view that offers none. */
export const managedLoginOf = (state: AuthState): ManagedLoginActions | null =>
  // A view that offers one of them offers all three.
  'signInWithRedirect' in state ? (state as AuthState & ManagedLoginActions) : null;

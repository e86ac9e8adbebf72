import type { AuthState, ManagedLoginActions } from '../views.ts';

/** The actions of managed login that a state offers; null in an app without a domain, and in a view that offers none. */
export const managedLoginOf = (state: AuthState): ManagedLoginActions | null =>
  // Those who have one have all three.
  'signInWithRedirect' in state ? (state as AuthState & ManagedLoginActions) : null;

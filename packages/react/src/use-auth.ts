'use client';
import type { AuthState } from '@latchkey/auth';
import { getServerState } from '@latchkey/auth/ui';
import { useAuthClient } from './use-auth-client.ts';
import { useSelection } from './use-selection.ts';

const wholeState = (state: AuthState): unknown => state;

/**
 * Returns the session as one union over `view`: each member has its data and only the actions that are valid there.
 *
 * @example
 * const auth = useAuth();
 * if (auth.view === 'home') return <button onClick={() => auth.signOut()}>{auth.user.username}</button>;
 *
 * @throws Error outside of an `AuthProvider`.
 */
export function useAuth(): AuthState;
/**
 * Returns a slice of the session: renders only when `isEqual` (default `Object.is`) finds a difference.
 *
 * @example
 * const email = useAuth((state) => (state.view === 'home' ? state.user.claims.email : undefined));
 *
 * @throws Error outside of an `AuthProvider`.
 */
export function useAuth<Slice>(
  select: (state: AuthState) => Slice,
  isEqual?: (a: Slice, b: Slice) => boolean,
): Slice;
export function useAuth(
  select: (state: AuthState) => unknown = wholeState,
  isEqual: (a: unknown, b: unknown) => boolean = Object.is,
): unknown {
  return useSelection(useAuthClient(), select, isEqual, getServerState);
}

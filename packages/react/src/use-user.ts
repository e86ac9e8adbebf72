'use client';
import type { AuthState, User } from '@latchkey/auth';
import { useAuth } from './use-auth.ts';

const userOf = (state: AuthState): User | null => (state.view === 'home' ? state.user : null);

/**
 * Who is signed in, with the claims of the ID token; null when nobody is. The claims are new after each token
 * refresh: for one claim without that render, select it with `useAuth(selector)`.
 *
 * @throws Error outside of an `AuthProvider`.
 */
export function useUser(): User | null {
  return useAuth(userOf);
}

'use client';
import type { User } from '@latchkey/auth';
import { userOf } from '@latchkey/auth/ui';
import { useAuth } from './use-auth.ts';

/**
 * The signed-in user, with the claims of the ID token; null when nobody is signed in. The claims are new after each token
 * refresh: for one claim without that render, select it with `useAuth(selector)`.
 *
 * @throws Error outside of an `AuthProvider`.
 */
export function useUser(): User | null {
  return useAuth(userOf);
}

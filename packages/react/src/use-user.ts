'use client';
import type { User } from '@latchkey/auth';
import { userOf } from '@latchkey/auth/ui';
import { useAuth } from './use-auth.ts';

/**
 * Returns the signed-in user, with the claims of the ID token; null when nobody is signed in. The claims are new after each
 * token refresh: to avoid that render, select a single claim with `useAuth(selector)`.
 *
 * @throws Error outside of an `AuthProvider`.
 */
export function useUser(): User | null {
  return useAuth(userOf);
}

'use client';
import { accessOf } from '@latchkey/auth/ui';
import type { ReactNode } from 'react';
import { useAuth } from './use-auth.ts';

export interface ProtectedProps {
  readonly children?: ReactNode;
  /** Shown to people who are not signed in: a sign-in page, or a component that navigates to it. Default: nothing. */
  readonly fallback?: ReactNode;
  /** Shown while a session is restored or ended. Default: nothing, so that no sign-in page flashes on a reload. */
  readonly pending?: ReactNode;
}

/**
 * Shows its children to people who are signed in. Hides, does not guard: what is secret is guarded by the API that
 * checks the access token.
 *
 * @throws Error outside of an `AuthProvider`.
 */
export function Protected({ children, fallback = null, pending = null }: ProtectedProps): ReactNode {
  const access = useAuth(accessOf);
  if (access === 'granted') return children;
  return access === 'pending' ? pending : fallback;
}

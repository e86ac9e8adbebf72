'use client';
import type { AuthState } from '@latchkey/auth';
import type { ReactNode } from 'react';
import { useAuth } from './use-auth.ts';

export interface ProtectedProps {
  readonly children?: ReactNode;
  /** Shown to people who are not signed in: a sign-in page, or a component that navigates to it. Default: nothing. */
  readonly fallback?: ReactNode;
  /** Shown while a session is restored or ended. Default: nothing, so that no sign-in page flashes on a reload. */
  readonly pending?: ReactNode;
}

type Access = 'granted' | 'pending' | 'denied';

function accessOf(state: AuthState): Access {
  switch (state.view) {
    case 'home':
    case 'expired': // The page stays, so that nothing typed is lost while the person signs in again.
      return 'granted';
    case 'splash':
    case 'signingOut':
      return 'pending';
    default:
      return 'denied';
  }
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

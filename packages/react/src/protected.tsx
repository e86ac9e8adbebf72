'use client';
import type { AuthState } from '@latchkey/auth';
import { accessOf, isReturning } from '@latchkey/auth/ui';
import { Fragment, type ReactNode } from 'react';
import { useAuth } from './use-auth.ts';

export interface ProtectedProps {
  readonly children?: ReactNode | undefined;
  /** Shown to people who are not signed in: a sign-in page, or a component that navigates to it. Default: nothing. */
  readonly fallback?: ReactNode | undefined;
  /** Shown while a session is being restored or ended. Default: nothing, so that no sign-in page flashes on a reload. */
  readonly pending?: ReactNode | undefined;
}

/**
 * Shows its children to signed-in people. It only hides them: secret data has to be protected by the API, which checks the
 * access token. With `onExpired: 'ask'` the children stay mounted, with their input, while their user signs in again, with
 * the fallback beside them. For another user they are remounted.
 *
 * @throws Error outside of an `AuthProvider`.
 */
export function Protected({ children, fallback = null, pending = null }: ProtectedProps): ReactNode {
  const access = useAuth(accessOf);
  const username = useAuth(usernameOfPage);
  const returning = useAuth(isReturning);
  return (
    <>
      {access === 'granted' && <Fragment key={username}>{children}</Fragment>}
      {access === 'pending' && pending}
      {(access === 'denied' || returning) && fallback}
    </>
  );
}

const usernameOfPage = ({ page }: AuthState) => page?.user.username ?? null;

'use client';
import type { Auth } from '@latchkey/auth';
import { useContext } from 'react';
import { AuthContext } from './auth-context.ts';

/**
 * Returns the `Auth` object itself, for event handlers and effects: `auth.actions`, `auth.getTokens()`. Never causes a
 * render.
 *
 * @throws Error outside of an `AuthProvider`.
 */
export function useAuthClient(): Auth {
  const auth = useContext(AuthContext);
  if (auth === null) {
    throw new Error(
      'No <AuthProvider> above this component. Call createAuth() from @latchkey/auth once, outside React, and wrap the app: ' +
        '<AuthProvider auth={auth}><App /></AuthProvider>.',
    );
  }
  return auth;
}

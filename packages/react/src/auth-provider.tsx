'use client';
import type { Auth } from '@latchkey/auth';
import type { ReactElement, ReactNode } from 'react';
import { AuthContext } from './auth-context.ts';

export interface AuthProviderProps {
  /** Made once, outside React, by `createAuth`: it outlives every component, so StrictMode cannot start it twice. */
  readonly auth: Auth;
  readonly children?: ReactNode;
}

/** Hands `auth` to the hooks below it. Starts nothing, stops nothing and never renders again by itself. */
export function AuthProvider({ auth, children }: AuthProviderProps): ReactElement {
  return <AuthContext.Provider value={auth}>{children}</AuthContext.Provider>;
}

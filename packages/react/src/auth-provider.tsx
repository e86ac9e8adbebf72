'use client';
import type { Auth } from '@latchkey/auth';
import { assertLive, ownAuth, requireAuth } from '@latchkey/auth/ui';
import { type ReactElement, type ReactNode, useEffect, useState, useSyncExternalStore } from 'react';
import { AuthContext } from './auth-context.ts';

interface GivenAuthProps {
  /** Created once, outside of React, with `createAuth`: it outlives every component. */
  readonly auth: Auth;
  readonly create?: never;
  readonly children?: ReactNode | undefined;
}

interface OwnedAuthProps {
  /**
   * Creates the `Auth`: called once when the provider mounts, also under StrictMode; a later function is ignored. Unmounting
   * disposes it. Children are rendered from then on, in the browser only: for server rendering pass `auth`.
   */
  readonly create: () => Auth;
  readonly auth?: never;
  readonly children?: ReactNode | undefined;
}

export type AuthProviderProps = GivenAuthProps | OwnedAuthProps;

/** Provides an `Auth` to the hooks below it, and never re-renders by itself. @throws AuthError `foreign-auth`; `disposed` (from an effect) */
export function AuthProvider(props: AuthProviderProps): ReactElement {
  return props.create ? <OwnedAuth {...props} /> : <GivenAuth {...props} />;
}

function GivenAuth({ auth, children }: GivenAuthProps): ReactElement {
  // Here and not in the effect: the components below are rendered before it runs.
  requireAuth(auth);
  useEffect(() => assertLive(auth), [auth]);
  return <AuthContext.Provider value={auth}>{children}</AuthContext.Provider>;
}

function OwnedAuth({ create, children }: OwnedAuthProps): ReactElement | null {
  const [owned] = useState(() => ownAuth(create));
  const auth = useSyncExternalStore(owned.subscribe, owned.get, nobody);
  return auth && <GivenAuth auth={auth}>{children}</GivenAuth>;
}

const nobody = () => null;

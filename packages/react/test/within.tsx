import type { Auth } from '@latchkey/auth';
import type { ReactNode } from 'react';
import { AuthProvider } from '../src/index.ts';

/** Render options that put a component or hook under a provider. */
export const within = (auth: Auth) => ({
  wrapper: ({ children }: { children: ReactNode }) => <AuthProvider auth={auth}>{children}</AuthProvider>,
});

import type { Auth } from '@latchkey/auth';
import { hasAccess } from '@latchkey/auth/ui';

/**
 * A guard for Vue Router: `router.beforeEach(authGuard(auth, '/sign-in'))`. Pages with `meta: { requiresAuth: true }` wait while a
 * session is restored; people who are not signed in are led to the path `signIn`, with the page that they asked for as `to` in the
 * query. A server lets everybody pass: only the browser knows.
 */
export const authGuard =
  (auth: Auth, signIn: string) =>
  async ({ fullPath, meta }: { fullPath: string; meta: { requiresAuth?: unknown } }) =>
    !meta.requiresAuth || typeof window === 'undefined' || (await hasAccess(auth))
      ? true
      : { path: signIn, query: { to: fullPath } };

import type { Auth } from '@latchkey/auth';
import { hasAccess, requirePath } from '@latchkey/auth/ui';

/**
 * Returns a guard for Vue Router: `router.beforeEach(authGuard(auth, '/sign-in'))`. Pages with `meta: { requiresAuth: true
 * }` wait while a session is being restored; people who are not signed in are redirected to the path `signIn`, with the
 * requested page as `to` in the query. On a server it lets everybody pass: only the browser knows the session.
 *
 * @throws AuthError `invalid-input`; at the first navigation to a page that requires a signed-in user, `foreign-auth`
 */
export function authGuard(auth: Auth, signIn: string) {
  requirePath(signIn);
  return async ({ fullPath, meta }: { fullPath: string; meta: { requiresAuth?: unknown } }) =>
    !meta.requiresAuth || typeof window === 'undefined' || (await hasAccess(auth))
      ? true
      : { path: signIn, query: { to: fullPath } };
}

import { isPlatformServer } from '@angular/common';
import { inject, PLATFORM_ID } from '@angular/core';
import { type CanActivateFn, Router } from '@angular/router';
import { hasAccess, requirePath } from '@latchkey/auth/ui';
import { injectAuthClient } from './inject-auth.ts';

/**
 * Returns a guard for pages of signed-in people: `canActivate: [authGuard('/sign-in')]`. It waits while a session is being
 * restored, and redirects people who are not signed in to the path `signIn`, with the requested page as `to` in the query. On
 * a server it lets everybody pass: only the browser knows the session.
 *
 * @throws AuthError `invalid-input`
 */
export function authGuard(signIn: string): CanActivateFn {
  requirePath(signIn);
  return async (_route, { url }) => {
    const auth = injectAuthClient();
    const router = inject(Router);
    if (isPlatformServer(inject(PLATFORM_ID)) || (await hasAccess(auth))) return true;
    return router.createUrlTree([signIn], { queryParams: { to: url } });
  };
}

import { isPlatformServer } from '@angular/common';
import { inject, PLATFORM_ID } from '@angular/core';
import { type CanActivateFn, Router } from '@angular/router';
import { hasAccess } from '@latchkey/auth/ui';
import { injectAuthClient } from './inject-auth.ts';

/**
 * A guard for pages of signed-in people: `canActivate: [authGuard('/sign-in')]`. It waits while a session is restored; people who are
 * not signed in are led to the path `signIn`, with the page that they asked for as `to` in the query. A server lets everybody pass:
 * only the browser knows.
 */
export const authGuard =
  (signIn: string): CanActivateFn =>
  async (_route, { url }) => {
    const auth = injectAuthClient();
    const router = inject(Router);
    if (isPlatformServer(inject(PLATFORM_ID)) || (await hasAccess(auth))) return true;
    return router.createUrlTree([signIn], { queryParams: { to: url } });
  };

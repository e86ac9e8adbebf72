import { DOCUMENT } from '@angular/common';
import { HttpErrorResponse, type HttpInterceptorFn } from '@angular/common/http';
import { inject } from '@angular/core';
import { type AuthorizerOptions, createAuthorizer } from '@latchkey/auth/fetch';
import { catchError, from, switchMap, throwError } from 'rxjs';
import { injectAuthClient } from './inject-auth.ts';

/**
 * Adds the token to requests that HttpClient sends to `origins`, refreshed first if it is about to expire, and retries once
 * with a newer token after a 401:
 * `provideHttpClient(withInterceptors([authInterceptor({ origins: ['https://api.example.com'] })]))`. It follows the rules
 * of `createAuthFetch` of `@latchkey/auth/fetch`.
 *
 * @throws AuthError `invalid-config`
 */
export function authInterceptor(options: AuthorizerOptions): HttpInterceptorFn {
  const authorizer = createAuthorizer(options);
  return (request, next) => {
    const url = new URL(request.url, inject(DOCUMENT).baseURI);
    if (request.headers.has('Authorization') || !authorizer.trusts(url)) return next(request);
    return from(authorizer.authorize(injectAuthClient(), url)).pipe(
      switchMap((authorization) => {
        if (authorization === null) return next(request);
        const send = (Authorization: string) => next(request.clone({ setHeaders: { Authorization } }));
        return send(authorization.header).pipe(
          catchError((error: unknown) => {
            if (!(error instanceof HttpErrorResponse) || error.status !== 401) return throwError(() => error);
            const again = (header: string | null) =>
              header === null ? throwError(() => error) : send(header);
            return from(authorization.renew()).pipe(switchMap(again));
          }),
        );
      }),
    );
  };
}

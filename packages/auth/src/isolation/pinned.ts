import { AuthError } from '../errors.ts';

/** Checks origins: one in another notation would never match. @throws AuthError `invalid-config` */
export function checkOrigins(origins: readonly string[] = []): void {
  for (const origin of origins) {
    if (originOf(origin) !== origin)
      throw new AuthError(
        'invalid-config',
        `serve: "${origin}" is not an origin. Use one like https://cognito-idp.eu-west-2.amazonaws.com, without a path or a *.`,
      );
  }
}

function originOf(url: string): string | null {
  try {
    return url.includes('*') ? null : new URL(url).origin;
  } catch {
    return null;
  }
}

/**
 * A `fetch` limited to these URLs: even if code in the worker is tricked into calling another, no token goes there.
 *
 * @param origins - the origins that may be pinned; any, if left out
 * @throws AuthError `invalid-config` if an endpoint is at none of them
 */
export function pinned(
  fetch: typeof globalThis.fetch,
  endpoints: readonly string[],
  origins?: readonly string[],
): typeof globalThis.fetch {
  const only = endpoints.map((endpoint) => new URL(endpoint));
  if (origins && !only.every(({ origin }) => origins.includes(origin)))
    throw new AuthError('invalid-config', 'This worker does not allow this endpoint or domain.');
  return async (input, init) => {
    const asked = new URL(input instanceof Request ? input.url : input);
    if (!only.some(({ origin, pathname }) => asked.origin === origin && asked.pathname === pathname)) {
      throw new TypeError('This worker only sends requests to its own endpoints.');
    }
    // A redirect would carry the request to any server.
    return fetch(input, { ...init, redirect: 'error' });
  };
}

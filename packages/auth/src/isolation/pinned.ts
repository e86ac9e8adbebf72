import { AuthError } from '../errors.ts';

/** One that is written otherwise would never be met. @throws AuthError `invalid-config` */
export function checkOrigins(origins: readonly string[] = []): void {
  for (const origin of origins) {
    if (originOf(origin) !== origin)
      throw new AuthError(
        'invalid-config',
        `serve: "${origin}" is no origin; one is https://cognito-idp.eu-west-2.amazonaws.com, without a path or a *.`,
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
 * `fetch` for these addresses: whatever code in the worker is brought to ask elsewhere, no token goes there.
 *
 * @param origins - the only ones that may be pinned; any, when left out
 * @throws AuthError `invalid-config` when an endpoint is not at one of them
 */
export function pinned(
  fetch: typeof globalThis.fetch,
  endpoints: readonly string[],
  origins?: readonly string[],
): typeof globalThis.fetch {
  const only = endpoints.map((endpoint) => new URL(endpoint));
  if (origins && !only.every(({ origin }) => origins.includes(origin)))
    throw new AuthError('invalid-config', 'The endpoint, or the domain, is not one that this worker serves.');
  return async (input, init) => {
    const asked = new URL(input instanceof Request ? input.url : input);
    if (!only.some(({ origin, pathname }) => asked.origin === origin && asked.pathname === pathname)) {
      throw new TypeError('This worker asks its own endpoints only.');
    }
    // A redirect would carry what was sent to wherever it points.
    return fetch(input, { ...init, redirect: 'error' });
  };
}

import type { Auth } from '../api.ts';

export interface AuthFetchOptions {
  /**
   * Origins of the APIs that may see the access token, as `https://api.example.com`. A request to any other origin
   * goes out without it.
   */
  readonly origins: readonly string[];
  /** Default: the global `fetch` at the time of the call. */
  readonly fetch?: typeof fetch;
}

/**
 * A `fetch` that adds `Authorization: Bearer <access token>`, refreshed first when due. A 401 is tried once more with a
 * newer token; when there is none, the 401 is returned. A request that has an `Authorization` header keeps it.
 *
 * @throws AuthError (by rejection) when somebody is signed in but no valid token can be had now, as when offline.
 */
export function createAuthFetch(
  auth: Pick<Auth, 'getAccessToken'>,
  { origins, fetch: send = (request) => fetch(request) }: AuthFetchOptions,
): typeof fetch {
  const trusted = new Set(origins.map(originOf));

  return async (input, init) => {
    const request = new Request(input, init);
    if (request.headers.has('authorization') || !trusted.has(new URL(request.url).origin)) {
      return send(request);
    }
    const token = await auth.getAccessToken();
    if (token === null) return send(request);

    const response = await send(withToken(request.clone(), token));
    if (response.status !== 401) return response;
    const newer = await newerToken(auth, token);
    if (newer === null) return response;
    // Frees the connection: nobody will read this body.
    await response.body?.cancel();
    return send(withToken(request, newer));
  };
}

function originOf(origin: string): string {
  const url = URL.canParse(origin) ? new URL(origin) : null;
  if (url === null || url.origin === 'null') {
    throw new TypeError(
      `createAuthFetch: "${origin}" is not an origin. Write scheme and host, as "https://api.example.com".`,
    );
  }
  return url.origin;
}

function withToken(request: Request, token: string): Request {
  request.headers.set('authorization', `Bearer ${token}`);
  return request;
}

/** Another request may have renewed the token already: only then is no refresh needed. */
async function newerToken(auth: Pick<Auth, 'getAccessToken'>, refused: string): Promise<string | null> {
  try {
    const present = await auth.getAccessToken();
    return present === refused ? await auth.getAccessToken({ forceRefresh: true }) : present;
  } catch {
    return null;
  }
}

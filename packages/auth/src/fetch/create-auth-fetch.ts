import type { Auth, Tokens } from '../api.ts';
import { claimsOf } from '../vault/jwt.ts';
import { newerThan } from './forced-refresh.ts';
import { type TokenUse, type TrustedOrigin, trustedOrigins } from './trusted-origins.ts';

export interface AuthFetchOptions {
  /**
   * Origins of the APIs that may see a token, as `https://api.example.com`, or with the token that one of them wants. No
   * patterns. A request to any other origin goes out without a token.
   */
  readonly origins: readonly (string | TrustedOrigin)[];
  /** The token that is sent. Default: `access`. */
  readonly token?: TokenUse | undefined;
  /** Default: the global `fetch` at the time of the call. */
  readonly fetch?: typeof fetch | undefined;
  /** Milliseconds of a clock that never jumps, for the floor between forced refreshes. Default: `performance.now`. */
  readonly now?: (() => number) | undefined;
}

/**
 * A `fetch` that adds `Authorization: Bearer <token>` (RFC 6750, section 2.1), refreshed first when due. A request that has an
 * `Authorization` header keeps it.
 *
 * A 401 is tried once more with a newer token, for the same person only. It is handed back when there is no newer token, when
 * somebody else has signed in meanwhile, or when the body was a stream, which cannot be sent twice. An API that refuses every
 * token costs a refresh a minute at most.
 *
 * @throws AuthError `invalid-config`. The function rejects with the reason of its signal as soon as it is aborted, and with
 * AuthError `tokens-unavailable` when somebody is signed in but no valid token can be had now, as when offline.
 */
export function createAuthFetch(
  auth: Pick<Auth, 'getTokens'>,
  {
    origins,
    token,
    fetch: send = (request) => fetch(request),
    now = () => performance.now(),
  }: AuthFetchOptions,
): typeof fetch {
  const trusted = trustedOrigins(origins, token);

  return async (input, init) => {
    const request = new Request(input, init);
    const use = trusted.get(new URL(request.url).origin);
    if (use === undefined || request.headers.has('authorization')) return send(request);

    const { signal } = request;
    const spare = secondOf(request, input, init);
    const tokens = await unlessAborted(signal, () => auth.getTokens());
    if (tokens === null) return send(request);
    const response = await send(withToken(request, tokens, use));
    if (response.status !== 401) return response;

    const newer = newerThan(tokens, auth, now);
    // Nobody waits for the newer token then, but the app's next call has it.
    if (spare === null) return response;
    const next = await unlessAborted(signal, () => newer);
    if (next === null || personOf(next) !== personOf(tokens)) return response;
    // Frees the connection: nobody will read this body.
    await response.body?.cancel();
    return send(withToken(spare, next, use));
  };
}

/**
 * The same request once more; null when its body is a stream. Made anew where it can be: a clone keeps in memory all that
 * the first request sends. Made before the first is sent, so that both carry what the app gave.
 */
function secondOf(request: Request, input: RequestInfo | URL, init: RequestInit | undefined): Request | null {
  if (init?.body instanceof ReadableStream) return null;
  const isFromRequest = input instanceof Request && input.body !== null && !init?.body;
  return isFromRequest ? request.clone() : new Request(input, init);
}

function withToken(request: Request, { accessToken, idToken }: Tokens, use: TokenUse): Request {
  request.headers.set('authorization', `Bearer ${use === 'id' ? idToken : accessToken}`);
  return request;
}

/** The `sub` of an access token. The tokens of test doubles are no JWTs: they are all of one person. */
function personOf({ accessToken }: Tokens): unknown {
  try {
    return claimsOf<{ readonly sub?: unknown }>(accessToken).sub;
  } catch {
    return null;
  }
}

/** As `fetch` does, rejects as soon as the signal is aborted, whatever it waits for. */
function unlessAborted<T>(signal: AbortSignal, begin: () => Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason as Error);
    if (signal.aborted) return abort();
    signal.addEventListener('abort', abort);
    begin()
      .then(resolve, reject)
      .finally(() => signal.removeEventListener('abort', abort));
  });
}

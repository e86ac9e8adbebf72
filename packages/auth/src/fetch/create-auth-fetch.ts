import type { Auth } from '../api.ts';
import { AuthError } from '../errors.ts';
import { foreignAuth } from '../require-auth.ts';
import { type AuthorizerOptions, checkedOptions, createAuthorizer } from './authorizer.ts';

export interface AuthFetchOptions extends AuthorizerOptions {
  /** Default: the global `fetch` at the time of the call. */
  readonly fetch?: typeof fetch | undefined;
}

/**
 * Creates a `fetch` that adds `Authorization: Bearer <token>` (RFC 6750, section 2.1), refreshed first when due. A request
 * that already has an `Authorization` header keeps it.
 *
 * A 401 is retried once with a newer token, for the same person only. The 401 is returned when there is no newer token, when
 * somebody else has signed in since, or when the body was a stream, which cannot be sent twice. An API that refuses every
 * token costs at most one refresh a minute.
 *
 * @throws AuthError `invalid-config`. The returned function rejects with the reason of its signal as soon as that is aborted,
 *   and with AuthError `tokens-unavailable` when somebody is signed in but there is no valid token at the moment, as when
 *   offline.
 */
export function createAuthFetch(auth: Pick<Auth, 'getTokens'>, given: AuthFetchOptions): typeof fetch {
  const { fetch: send = (request: RequestInfo | URL) => fetch(request), ...options } = checkedOptions(given);
  if (typeof send !== 'function') throw new AuthError('invalid-config', 'fetch must be a function.');
  if (!hasTokens(auth)) throw foreignAuth();
  const { trusts, authorize } = createAuthorizer(options);

  return async (input, init) => {
    const request = new Request(input, init);
    if (!trusts(request.url) || request.headers.has('authorization')) return send(request);

    const { signal } = request;
    const spare = secondOf(request, input, init);
    const authorization = await unlessAborted(signal, () => authorize(auth, request.url));
    if (authorization === null) return send(request);
    const response = await send(withHeader(request, authorization.header));
    if (response.status !== 401) return response;

    const newer = authorization.renew();
    // This call does not wait for the newer token, but the app's next call uses it.
    if (spare === null) return response;
    const header = await unlessAborted(signal, () => newer);
    if (header === null) return response;
    // Frees the connection: nobody will read this body. It may have broken off, or never end.
    response.body?.cancel().catch(() => {});
    return send(withHeader(spare, header));
  };
}

/**
 * A second copy of the request; null when its body is a stream. Created from the arguments where possible: a clone keeps the
 * whole body in memory. Created before the first is sent, so that both carry what the app passed.
 */
function secondOf(request: Request, input: RequestInfo | URL, init: RequestInit | undefined): Request | null {
  if (init?.body instanceof ReadableStream) return null;
  const isFromRequest = input instanceof Request && input.body !== null && !init?.body;
  return isFromRequest ? request.clone() : new Request(input, init);
}

function withHeader(request: Request, header: string): Request {
  request.headers.set('authorization', header);
  return request;
}

/** Rejects as soon as the signal is aborted, like `fetch`. */
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

function hasTokens(auth: unknown): boolean {
  try {
    return typeof (Object(auth) as { getTokens?: unknown }).getTokens === 'function';
  } catch {
    // A proxy can throw.
    return false;
  }
}

import { isLoopback, isLoopbackHost } from './loopback.ts';

/**
 * Returns the URL of a request as its sender sees it. A TLS proxy on this machine says so in `x-forwarded-proto`, and passes
 * its own name, if it is one of this machine, in `x-forwarded-host`.
 */
export function publicUrl({ url: text, headers }: Request): URL {
  const url = new URL(text);
  if (!isLoopback(url.hostname)) return url;
  const host = headers.get('x-forwarded-host') ?? '';
  if (isLoopbackHost(host)) {
    url.port = '';
    url.host = host;
  }
  if (headers.get('x-forwarded-proto') === 'https') url.protocol = 'https:';
  return url;
}

/** Cookies set over TLS are only sent over TLS. */
export function withSecureCookies(response: Response, url: URL): Response {
  if (url.protocol !== 'https:') return response;
  const cookies = response.headers.getSetCookie();
  response.headers.delete('set-cookie');
  for (const cookie of cookies) response.headers.append('set-cookie', `${cookie}; Secure`);
  return response;
}

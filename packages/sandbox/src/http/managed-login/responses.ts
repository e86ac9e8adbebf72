import { bytesToHex, sameText } from '../../bytes.ts';
import type { Pool } from '../../pool/pool.ts';
import type { ReturnAddress } from './authorize-request.ts';
import { cookiesFrom, setCookie } from './cookies.ts';
import type { OAuthError } from './oauth-error.ts';
import { type Html, problemPage } from './pages/shell.ts';

// Cookies know no ports: an app at localhost may have an XSRF-TOKEN of its own.
const BROWSER_COOKIE = 'cognito-csrf-';
const BROWSER_SECRET = /^[0-9a-f]{8}=([0-9a-f]{32})$/;
const BROWSER_SECRET_BYTES = 16;
const NAME_LENGTH = 8;
const DAY_SECONDS = 86_400;

/**
 * The secrets of the browser, which pages of other sites can neither read nor set. Each has a cookie of its own name: two tabs that
 * come for the first time at the same moment are given one each, and what either of them has begun goes on.
 */
function browserSecrets(request: Request): string[] {
  return cookiesFrom(request, BROWSER_COOKIE).flatMap((pair) => BROWSER_SECRET.exec(pair)?.[1] ?? []);
}

/** Whether a secret is one of the browser's. */
export function isOfBrowser(request: Request, secret: string): boolean {
  return browserSecrets(request).some((own) => sameText(own, secret));
}

/** Whether a form comes from a page that this browser was shown. */
export function isOwnForm(request: Request, form: URLSearchParams): boolean {
  return isOfBrowser(request, form.get('_csrf') ?? '');
}

/** A secret of the browser, or a new one, with the cookie that gives it to the browser. */
export function giveBrowserSecret(
  request: Request,
  { environment }: Pool,
): { secret: string; cookie: string } {
  const secret = browserSecrets(request)[0] ?? bytesToHex(environment.random(BROWSER_SECRET_BYTES));
  const name = `${BROWSER_COOKIE}${secret.slice(0, NAME_LENGTH)}`;
  return { secret, cookie: setCookie(name, secret, DAY_SECONDS) };
}

/** Sends the browser back to the app with an error. */
export function errorAt({ redirectUri, state }: ReturnAddress, { error, description }: OAuthError): Response {
  return redirect(withParameters(redirectUri, { error, error_description: description, state }));
}

export function withParameters(
  uri: string,
  parameters: Readonly<Record<string, string | undefined>>,
): string {
  const query = new URLSearchParams(
    Object.entries(parameters).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
  return `${uri}${uri.includes('?') ? '&' : '?'}${query}`;
}

export function redirect(location: string, cookie?: string): Response {
  return new Response(null, {
    status: 302,
    headers: {
      location,
      'cache-control': 'no-store',
      ...(cookie === undefined ? {} : { 'set-cookie': cookie }),
    },
  });
}

/** A page for a request whose address to return to is not known to be the app's own. */
export function untrusted(): Promise<Response> {
  return problem('The client_id, redirect_uri or logout_uri does not belong to an app client of this pool.');
}

/** A page that reports a problem to the person, as the app cannot be told of it. */
export async function problem(text: string, status = 400): Promise<Response> {
  return htmlResponse(await problemPage(text), { status });
}

/** A page. Its forms can lead back to the app at `returnsTo`. */
export function htmlResponse(
  body: Awaited<Html>,
  { status = 200, cookie, returnsTo }: { status?: number; cookie?: string; returnsTo?: string } = {},
): Response {
  const formAction = returnsTo === undefined ? "'none'" : `'self' ${sourceOf(returnsTo)}`;
  return new Response(body.toString(), {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': `default-src 'none'; style-src 'self'; script-src 'self'; base-uri 'none'; form-action ${formAction}; frame-ancestors 'none'`,
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      ...(cookie === undefined ? {} : { 'set-cookie': cookie }),
    },
  });
}

// Browsers also hold the redirects of a form to form-action. Apps can have schemes of their own.
function sourceOf(uri: string): string {
  const { origin, protocol } = new URL(uri);
  return origin === 'null' ? protocol : origin;
}

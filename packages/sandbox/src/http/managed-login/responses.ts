import { bytesToHex, sameText } from '../../bytes.ts';
import type { Pool } from '../../pool/pool.ts';
import type { ReturnAddress } from './authorize-request.ts';
import { cookiesFrom, setCookie } from './cookies.ts';
import type { OAuthError } from './oauth-error.ts';
import { type Html, problemPage } from './pages/shell.ts';

// Cookies ignore ports: an app on localhost may have its own XSRF-TOKEN.
const BROWSER_COOKIE = 'cognito-csrf-';
const BROWSER_SECRET = /^[0-9a-f]{8}=([0-9a-f]{32})$/;
const BROWSER_SECRET_BYTES = 16;
const NAME_LENGTH = 8;
const DAY_SECONDS = 86_400;

/**
 * Returns the browser's secrets, which pages of other sites can neither read nor set. Each has a cookie with its own name:
 * two tabs that first come at the same moment get one each, and both can continue.
 */
function browserSecrets(request: Request): string[] {
  return cookiesFrom(request, BROWSER_COOKIE).flatMap((pair) => BROWSER_SECRET.exec(pair)?.[1] ?? []);
}

/** Whether a secret belongs to the browser. */
export function isOfBrowser(request: Request, secret: string): boolean {
  return browserSecrets(request).some((own) => sameText(own, secret));
}

/** Whether a form comes from a page shown to this browser. */
export function isOwnForm(request: Request, form: URLSearchParams): boolean {
  return isOfBrowser(request, form.get('_csrf') ?? '');
}

/** Returns a secret of the browser, or a new one with its cookie. */
export function giveBrowserSecret(
  request: Request,
  { environment }: Pool,
): { secret: string; cookie: string } {
  const secret = browserSecrets(request)[0] ?? bytesToHex(environment.random(BROWSER_SECRET_BYTES));
  const name = `${BROWSER_COOKIE}${secret.slice(0, NAME_LENGTH)}`;
  return { secret, cookie: setCookie(name, secret, DAY_SECONDS) };
}

/** Redirects the browser to the app with an error. */
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

/** A page for a request whose redirect URI is not trusted. */
export function untrusted(): Promise<Response> {
  return problem('The client_id, redirect_uri or logout_uri does not belong to an app client of this pool.');
}

/** A page that shows a problem to the person, because the app cannot be informed. */
export async function problem(text: string, status = 400): Promise<Response> {
  return htmlResponse(await problemPage(text), { status });
}

/** A page. Its forms may redirect to the app at `returnsTo`. */
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

// Browsers also apply form-action to the redirects of a form. Apps may have their own schemes.
function sourceOf(uri: string): string {
  const { origin, protocol } = new URL(uri);
  return origin === 'null' ? protocol : origin;
}

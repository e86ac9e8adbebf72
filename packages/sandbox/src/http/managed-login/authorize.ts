import { bytesToHex, sameText } from '../../bytes.ts';
import type { AuthCall, Host } from '../../call.ts';
import type { Pool } from '../../pool/pool.ts';
import type { User } from '../../pool/user.ts';
import { deviceType } from '../../tokens/device-type.ts';
import type { SsoSession } from '../../tokens/sso-sessions.ts';
import { CognitoException } from '../../wire/exception.ts';
import { readBody } from '../read-body.ts';
import { type AuthorizeRequest, type OAuthError, readAuthorizeRequest } from './authorize-request.ts';
import { managedCall } from './call.ts';
import { cookieOf, setCookie } from './cookies.ts';
import { type Ask, problemPage, signInPage } from './pages.ts';
import { askAgain, submitAnswer, submitPassword } from './sign-in.ts';

const SESSION_COOKIE = 'cognito';
const CSRF_COOKIE = 'XSRF-TOKEN';
const HOUR_SECONDS = 3_600;
// The pool says when a session ends, and that differs from client to client.
const LONGEST_SESSION_SECONDS = 90 * 86_400;
const CSRF_BYTES = 16;

/** GET /oauth2/authorize: a code for those whose session is alive, else the sign-in page. */
export async function authorize(host: Host, request: Request, url: URL): Promise<Response> {
  const read = readAuthorizeRequest(host, url.searchParams);
  if (!read) return untrusted();
  if (read.error) return errorAt(read.request, read.error);
  const { prompts, pool, client } = read.request;
  const session = pool.ssoSessions.reusable(cookieOf(request, SESSION_COOKIE), client);
  const isAlive = session !== undefined && pool.users.has(session.user);
  if (isAlive && !prompts.includes('login')) return codeAt(read.request, session);
  if (prompts.includes('none')) {
    return errorAt(read.request, { error: 'login_required', description: 'Nobody is signed in.' });
  }
  return redirect(`/login${url.search}`);
}

/** GET /login: the first form of the sign-in page. */
export async function loginForm(host: Host, _request: Request, url: URL): Promise<Response> {
  const read = readAuthorizeRequest(host, url.searchParams);
  if (!read) return untrusted();
  return read.error ? errorAt(read.request, read.error) : page(read.request, { name: 'PASSWORD' });
}

/** POST /login: a form that was filled in. */
export async function login(host: Host, request: Request, url: URL): Promise<Response> {
  const read = readAuthorizeRequest(host, url.searchParams);
  if (!read) return untrusted();
  if (read.error) return errorAt(read.request, read.error);
  const form = new URLSearchParams(await readBody(request));
  const get = (name: string) => form.get(name) ?? '';
  // A page of another site can send the form, but neither read nor set this cookie.
  const csrf = cookieOf(request, CSRF_COOKIE);
  if (csrf === undefined || !sameText(csrf, get('_csrf'))) {
    return page(read.request, { name: 'PASSWORD' }, 'The form has expired. Sign in again.');
  }
  const call = managedCall(host, request, read.request.pool, read.request.client);
  const session = get('session');
  try {
    const step = form.has('challenge')
      ? await submitAnswer(call, { challenge: get('challenge'), session, answer: get('answer') })
      : await submitPassword(call, get('username'), get('password'));
    if ('ask' in step) return await page(read.request, step.ask);
    const { user, proofs } = step.finished;
    return codeAt(read.request, startSession(call, user, proofs.has('mfa')));
  } catch (error) {
    if (!(error instanceof CognitoException)) throw error;
    return page(read.request, askAgain(call, session) ?? { name: 'PASSWORD' }, error.message);
  }
}

/** GET /logout: ends the session, and goes to the app or to the sign-in page. */
export async function logout(host: Host, request: Request, url: URL): Promise<Response> {
  const get = (name: string) => url.searchParams.get(name) ?? '';
  const pool = [...host.pools.values()].find(({ clients }) => clients.has(get('client_id')));
  const client = pool?.clients.get(get('client_id'));
  if (!pool || !client) return untrusted();
  const logoutUri = get('logout_uri');
  const isKnown = client.settings.logoutURLs?.includes(logoutUri) === true;
  // Without a logout_uri it is a request to sign in anew.
  const target = isKnown ? logoutUri : `/login${url.search}`;
  if (logoutUri !== '' ? !isKnown : !readAuthorizeRequest(host, url.searchParams)) return untrusted();
  pool.ssoSessions.endBySecret(cookieOf(request, SESSION_COOKIE));
  return redirect(target, setCookie(SESSION_COOKIE, undefined, 0));
}

function startSession({ pool, client, userAgent }: AuthCall, user: User, passedMfa: boolean): SsoSession {
  return pool.ssoSessions.start({ user, client, passedMfa, deviceType: deviceType(userAgent) });
}

function codeAt(request: AuthorizeRequest, session: SsoSession): Response {
  const { client, redirectUri, scopes, nonce, codeChallenge, pool, state } = request;
  session.lastActiveAt = pool.clock.now();
  const code = pool.authorizationCodes.issue({ client, redirectUri, scopes, nonce, codeChallenge, session });
  return redirect(
    withParameters(redirectUri, { code, state }),
    setCookie(SESSION_COOKIE, session.secret, LONGEST_SESSION_SECONDS),
  );
}

function errorAt(
  request: Pick<AuthorizeRequest, 'redirectUri' | 'state'>,
  { error, description }: OAuthError,
) {
  const { redirectUri, state } = request;
  return redirect(withParameters(redirectUri, { error, error_description: description, state }));
}

function withParameters(uri: string, parameters: Readonly<Record<string, string | undefined>>): string {
  const query = new URLSearchParams(
    Object.entries(parameters).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
  return `${uri}${uri.includes('?') ? '&' : '?'}${query}`;
}

function redirect(location: string, cookie?: string): Response {
  return new Response(null, {
    status: 302,
    headers: {
      location,
      'cache-control': 'no-store',
      ...(cookie === undefined ? {} : { 'set-cookie': cookie }),
    },
  });
}

async function page(request: AuthorizeRequest, ask: Ask, problem = ''): Promise<Response> {
  const csrf = newCsrf(request.pool);
  return htmlResponse(
    await signInPage(request, csrf, ask, problem),
    200,
    setCookie(CSRF_COOKIE, csrf, HOUR_SECONDS),
  );
}

async function untrusted(): Promise<Response> {
  const problem = 'The client_id, redirect_uri or logout_uri is not one of an app client of this pool.';
  return htmlResponse(await problemPage(problem), 400);
}

function htmlResponse(body: { toString(): string }, status: number, cookie?: string): Response {
  return new Response(body.toString(), {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': "default-src 'none'; base-uri 'none'; frame-ancestors 'none'",
      'cache-control': 'no-store',
      ...(cookie === undefined ? {} : { 'set-cookie': cookie }),
    },
  });
}

function newCsrf({ environment }: Pool): string {
  return bytesToHex(environment.random(CSRF_BYTES));
}

import type { Host } from '../../call.ts';
import { readAuthorizeRequest } from './authorize-request.ts';
import { cookieOf, setCookie } from './cookies.ts';
import { redirect, sessionCookie, untrusted } from './responses.ts';

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
  const name = sessionCookie(pool);
  pool.ssoSessions.endBySecret(cookieOf(request, name));
  return redirect(target, setCookie(name, undefined, 0));
}

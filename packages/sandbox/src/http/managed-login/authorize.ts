import type { Host } from '../../call.ts';
import { OWN_USERS } from '../../pool/identity-provider.ts';
import { readAuthorizeRequest } from './authorize-request.ts';
import { cookieOf } from './cookies.ts';
import { startTrip } from './identity-trips.ts';
import { codeAt, errorAt, redirect, sessionCookie, untrusted } from './responses.ts';

/** GET /oauth2/authorize: a code for those whose session is alive, else the sign-in page or that of an identity provider. */
export async function authorize(host: Host, request: Request, url: URL): Promise<Response> {
  const read = readAuthorizeRequest(host, url.searchParams);
  if (!read) return untrusted();
  if (read.error) return errorAt(read.request, read.error);
  const { prompts, pool, client, chosen } = read.request;
  const session = pool.ssoSessions.reusable(cookieOf(request, sessionCookie(pool)), client);
  const isAlive = session !== undefined && pool.users.has(session.user);
  if (isAlive && !prompts.includes('login')) return codeAt(read.request, session);
  if (prompts.includes('none')) {
    return errorAt(read.request, { error: 'login_required', description: 'Nobody is signed in.' });
  }
  if (chosen === undefined || chosen === OWN_USERS) return redirect(`/login${url.search}`);
  return startTrip(request, url, read.request, chosen);
}

import type { Host } from '../../call.ts';
import { readAuthorizeRequest } from './authorize-request.ts';
import { findClient, managedCall } from './call.ts';
import { observedPage } from './observed.ts';
import { redirect, untrusted } from './responses.ts';
import { endSession } from './session.ts';

/** GET /logout: ends the session, and redirects to the app or to the sign-in page. */
export async function logout(host: Host, request: Request, url: URL): Promise<Response> {
  const { searchParams } = url;
  const found = findClient(host, searchParams.get('client_id') ?? '');
  if (!found) return untrusted();
  const { pool, client } = found;
  const target = targetOf(host, client.settings.logoutURLs, url);
  if (target === undefined) return untrusted();
  const call = managedCall(host, request, pool, client);
  return observedPage(call, '/logout', searchParams, undefined, async () =>
    redirect(target, endSession(request, pool)),
  );
}

// Without a logout_uri it is a request for a new sign-in.
function targetOf(
  host: Host,
  logoutUrls: readonly string[] | undefined,
  { search, searchParams }: URL,
): string | undefined {
  const logoutUri = searchParams.get('logout_uri');
  if (logoutUri !== null) return logoutUrls?.find((known) => known === logoutUri);
  return readAuthorizeRequest(host, searchParams) ? `/login${search}` : undefined;
}

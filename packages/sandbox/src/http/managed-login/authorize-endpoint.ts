import type { AuthCall, Host } from '../../call.ts';
import { type AuthorizeRequest, readAuthorizeRequest } from './authorize-request.ts';
import { managedCall } from './call.ts';
import { observedPage } from './observed.ts';
import { errorAt, untrusted } from './responses.ts';

/**
 * Answers a request that is about one of /oauth2/authorize: with a page for the person where its address to return to cannot be
 * trusted, with an error there, or with what `work` gives.
 */
export async function authorizeEndpoint(
  host: Host,
  request: Request,
  { path, parameters }: { path: string; parameters: URLSearchParams },
  work: (read: AuthorizeRequest, call: AuthCall) => Promise<Response>,
): Promise<Response> {
  const read = readAuthorizeRequest(host, parameters);
  if (!read) return untrusted();
  const { request: asked, error } = read;
  const call = managedCall(host, request, asked.pool, asked.client);
  return observedPage(call, path, parameters, asked, async () =>
    error ? errorAt(asked, error) : work(asked, call),
  );
}

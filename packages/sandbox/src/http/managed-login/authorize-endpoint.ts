import type { AuthCall, Host } from '../../call.ts';
import { type AuthorizeRequest, readAuthorizeRequest } from './authorize-request.ts';
import { managedCall } from './call.ts';
import { observedPage } from './observed.ts';
import { errorAt, untrusted } from './responses.ts';

/**
 * Answers a request to /oauth2/authorize or similar: with a page if its redirect URI cannot be trusted, with an error at that
 * URI, or with the result of `work`.
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

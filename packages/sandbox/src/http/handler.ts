import type { Host } from '../call.ts';
import { answerApi } from './api.ts';
import { isPage, managedLoginRoute } from './managed-login/routes.ts';
import { publicUrl, withSecureCookies } from './public-url.ts';
import { document, preflight } from './responses.ts';
import { answerWellKnown } from './well-known.ts';

/** Answers any request to the pools' endpoint. */
export async function handleRequest(host: Host, request: Request): Promise<Response> {
  const url = publicUrl(request);
  if (request.method === 'OPTIONS') return isPage(url.pathname) ? notAllowed() : preflight(request);
  const route = managedLoginRoute(request.method, url.pathname);
  if (route) return withSecureCookies(await route(host, request, url), url);
  if (request.method === 'GET' && url.pathname !== '/') return answerWellKnown(host, url);
  if (request.method !== 'POST') return document({ message: 'The user-pool API takes POST.' }, 405);
  return answerApi(host, request);
}

// Browsers navigate to the pages: scripts of other origins may not call them.
function notAllowed(): Response {
  return new Response(null, { status: 405 });
}

import type { Host } from '../../call.ts';
import { OWN_USERS } from '../../pool/identity-provider.ts';
import { authorizeEndpoint } from './authorize-endpoint.ts';
import { startTrip } from './identity-trips.ts';
import { errorAt, redirect } from './responses.ts';
import { codeAt, sessionFor } from './session.ts';

const PATH = '/oauth2/authorize';

/**
 * GET /oauth2/authorize: a code if the browser's session is alive, otherwise the sign-in page or that of an identity
 * provider.
 */
export function authorize(host: Host, request: Request, url: URL): Promise<Response> {
  return authorizeEndpoint(host, request, { path: PATH, parameters: url.searchParams }, async (asked) => {
    const { prompts, chosen } = asked;
    const session = sessionFor(request, asked);
    const mustAsk = prompts.includes('login') || prompts.includes('select_account');
    if (session && !mustAsk) return codeAt(asked, session);
    if (prompts.includes('none')) {
      return errorAt(asked, { error: 'login_required', description: 'Nobody is signed in.' });
    }
    if (chosen === undefined || chosen === OWN_USERS) return redirect(`/login?${asked.query}`);
    return startTrip(request, asked, chosen);
  });
}

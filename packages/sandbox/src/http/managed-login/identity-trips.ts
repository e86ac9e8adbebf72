import { sameText, toBase64Url } from '../../bytes.ts';
import type { Host } from '../../call.ts';
import { signInFederated } from '../../federation/federated-user.ts';
import type { IdentityProvider, ProviderUser } from '../../pool/identity-provider.ts';
import type { IdentityTrip } from '../../pool/identity-trip.ts';
import type { Pool } from '../../pool/pool.ts';
import { CognitoException } from '../../wire/exception.ts';
import { authorizeEndpoint } from './authorize-endpoint.ts';
import type { AuthorizeRequest } from './authorize-request.ts';
import { mockPath } from './mock-path.ts';
import { browserSecret, errorAt, giveBrowserSecret, problem, redirect, withParameters } from './responses.ts';
import { codeAt, startSession } from './session.ts';

const PATH = '/oauth2/idpresponse';
const SECRET_BYTES = 32;
const GONE = 'Something went wrong. Go back to the app and sign in again.';

/** Sends the browser to an identity provider. It comes back to /oauth2/idpresponse within five minutes, or the trip is over. */
export function startTrip(
  request: Request,
  { pool, query }: AuthorizeRequest,
  { providerName }: IdentityProvider,
): Response {
  const { secret, cookie } = giveBrowserSecret(request, pool);
  const random = () => toBase64Url(pool.environment.random(SECRET_BYTES));
  const state = pool.identityTrips.issue({
    providerName,
    query,
    browser: secret,
    nonce: random(),
    codeVerifier: random(),
  });
  return redirect(withParameters(mockPath(providerName), { state }), cookie);
}

/** A trip of this browser that has not ended, with its pool and provider. */
export function findTrip(
  host: Host,
  request: Request,
  state: string,
): { pool: Pool; provider: IdentityProvider; trip: IdentityTrip } | undefined {
  const secret = browserSecret(request);
  for (const pool of host.pools.values()) {
    const trip = pool.identityTrips.find(state);
    const provider = trip && pool.identityProviders.get(trip.providerName);
    if (trip && provider && secret !== undefined && sameText(trip.browser, secret))
      return { pool, provider, trip };
  }
  return undefined;
}

/** GET /oauth2/idpresponse: the browser comes back from an identity provider, with a code or an error. */
export async function identityResponse(host: Host, request: Request, url: URL): Promise<Response> {
  const get = (name: string) => url.searchParams.get(name) ?? '';
  const found = findTrip(host, request, get('state'));
  if (!found) return problem(GONE);
  const { pool, provider, trip } = found;
  pool.identityTrips.redeem(get('state'));
  // Read once more, as settings can have changed meanwhile.
  const parameters = new URLSearchParams(trip.query);
  return authorizeEndpoint(host, request, { path: PATH, parameters }, async (asked, call) => {
    const fail = (description: string) => errorAt(asked, { error: 'invalid_request', description });
    const claims = claimsOf(pool, get('code'));
    if (!claims)
      return fail(get('error_description') || get('error') || 'The identity provider sent no code.');
    try {
      const user = await signInFederated(call, provider, claims);
      return codeAt(asked, startSession(call, user, false));
    } catch (error) {
      if (!(error instanceof CognitoException)) throw error;
      return fail(error.message);
    }
  });
}

function claimsOf(pool: Pool, code: string): ProviderUser | undefined {
  return pool.mockCodes.redeem(code);
}

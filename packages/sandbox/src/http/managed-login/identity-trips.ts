import { toBase64Url } from '../../bytes.ts';
import type { Host } from '../../call.ts';
import { signInFederated } from '../../federation/federated-user.ts';
import { authorizationUrl, claimsFrom, ProviderFailure } from '../../federation/oidc-provider.ts';
import { type IdentityProvider, OWN_USERS, type ProviderUser } from '../../pool/identity-provider.ts';
import type { IdentityTrip } from '../../pool/identity-trip.ts';
import type { Pool } from '../../pool/pool.ts';
import { CognitoException } from '../../wire/exception.ts';
import { publicUrl } from '../public-url.ts';
import { authorizeEndpoint } from './authorize-endpoint.ts';
import { type AuthorizeRequest, readAuthorizeRequest } from './authorize-request.ts';
import { findClient } from './call.ts';
import { mockPath } from './mock-path.ts';
import {
  errorAt,
  giveBrowserSecret,
  isOfBrowser,
  problem,
  redirect,
  untrusted,
  withParameters,
} from './responses.ts';
import { codeAt, startSession } from './session.ts';

const PATH = '/oauth2/idpresponse';
const SECRET_BYTES = 32;
const GONE = 'Something went wrong. Go back to the app and sign in again.';

/** Sends the browser to an identity provider. It has to come back to /oauth2/idpresponse within five minutes. */
export async function startTrip(
  request: Request,
  asked: AuthorizeRequest,
  provider: IdentityProvider,
): Promise<Response> {
  const { pool, query } = asked;
  const { secret, cookie } = giveBrowserSecret(request, pool);
  const random = () => toBase64Url(pool.environment.random(SECRET_BYTES));
  const trip: IdentityTrip = {
    providerName: provider.providerName,
    query,
    redirectUri: new URL(PATH, publicUrl(request)).href,
    browser: secret,
    nonce: random(),
    codeVerifier: random(),
  };
  const state = pool.identityTrips.issue(trip);
  if (provider.mock) return redirect(withParameters(mockPath(provider.providerName), { state }), cookie);
  return failingAt(asked, async () => {
    const url = await authorizationUrl(pool.environment, provider, trip, { state, ...handedOn(asked) });
    return redirect(url, cookie);
  });
}

/**
 * Starts a sign-in that nobody requested, as a SAML provider with `IDPInit` does: at the end the app gets a code, and no
 * state. The app client may have no other way to sign in (guide, "Using IdP-initiated SAML sign-in").
 */
export async function startAtProvider(
  host: Host,
  request: Request,
  url: URL,
  name: string,
): Promise<Response> {
  const clientId = url.searchParams.get('client_id') ?? '';
  const [address = ''] = findClient(host, clientId)?.client.settings.callbackURLs ?? [];
  const parameters = new URLSearchParams({
    response_type: 'code',
    client_id: clientId,
    redirect_uri: url.searchParams.get('redirect_uri') ?? address,
    identity_provider: name,
  });
  const read = readAuthorizeRequest(host, parameters);
  if (!read) return untrusted();
  const { chosen, choices } = read.request;
  const isOnly = !choices.ownUsers && choices.providers.length === 1;
  if (!chosen || chosen === OWN_USERS || chosen.providerDetails.IDPInit !== 'true' || !isOnly) {
    return problem('The app client does not accept sign-ins that begin at this provider.');
  }
  return startTrip(request, read.request, chosen);
}

/** The parts of the request that are passed to providers. A request with the prompt `none` does not get here. */
function handedOn({ prompts, loginHint }: AuthorizeRequest) {
  return { prompt: prompts.join(' ') || undefined, login_hint: loginHint || undefined };
}

/** Returns an open trip of this browser, with its pool and provider. */
export function findTrip(
  host: Host,
  request: Request,
  state: string,
): { pool: Pool; provider: IdentityProvider; trip: IdentityTrip } | undefined {
  for (const pool of host.pools.values()) {
    const trip = pool.identityTrips.find(state);
    const provider = trip && pool.identityProviders.get(trip.providerName);
    if (trip && provider && isOfBrowser(request, trip.browser)) return { pool, provider, trip };
  }
  return undefined;
}

/** GET /oauth2/idpresponse: the browser returns from an identity provider, with a code or an error. */
export async function identityResponse(host: Host, request: Request, url: URL): Promise<Response> {
  const get = (name: string) => url.searchParams.get(name) ?? '';
  const found = findTrip(host, request, get('state'));
  if (!found) return problem(GONE);
  const { pool, provider, trip } = found;
  pool.identityTrips.redeem(get('state'));
  // Read again, because settings may have changed meanwhile.
  const parameters = new URLSearchParams(trip.query);
  return authorizeEndpoint(host, request, { path: PATH, parameters }, (asked, call) =>
    failingAt(asked, async () => {
      const claims = provider.mock
        ? mockClaims(pool, url.searchParams)
        : await claimsFrom(pool.environment, provider, trip, url.searchParams);
      const user = await signInFederated(call, provider, claims);
      return codeAt(asked, startSession(call, user, { passedMfa: false }));
    }),
  );
}

function mockClaims(pool: Pool, parameters: URLSearchParams): ProviderUser {
  const claims = pool.mockCodes.redeem(parameters.get('code') ?? '');
  if (claims) return claims;
  throw new ProviderFailure(parameters.get('error_description') ?? 'The identity provider sent no code.');
}

/** Reports failures at a provider, or in the sign-in that follows, to the app. */
async function failingAt(asked: AuthorizeRequest, work: () => Promise<Response>): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof CognitoException || error instanceof ProviderFailure)) throw error;
    return errorAt(asked, { error: 'invalid_request', description: error.message });
  }
}

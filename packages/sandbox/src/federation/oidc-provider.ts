import { sha256 } from '@noble/hashes/sha2.js';
import * as oauth from 'oauth4webapi';
import { toBase64Url, utf8ToBytes } from '../bytes.ts';
import type { SandboxEnvironment } from '../environment.ts';
import type { IdentityProvider, ProviderUser } from '../pool/identity-provider.ts';
import type { IdentityTrip } from '../pool/identity-trip.ts';

/** A failure at a real provider, worded for the app. */
export class ProviderFailure extends Error {}

/**
 * Returns the URL of a provider's sign-in page (OpenID Connect Core, section 3.1.2.1).
 *
 * @param more - Further parameters.
 * @throws ProviderFailure
 */
export async function authorizationUrl(
  environment: SandboxEnvironment,
  provider: IdentityProvider,
  trip: IdentityTrip,
  more: { readonly state: string } & Readonly<Record<string, string | undefined>>,
): Promise<string> {
  const { authorization_endpoint: endpoint } = await serverOf(environment, provider);
  if (endpoint === undefined)
    throw new ProviderFailure('The identity provider has no authorization endpoint.');
  const { client_id = '', authorize_scopes = 'openid' } = provider.providerDetails;
  const url = new URL(endpoint);
  const parameters = {
    response_type: 'code',
    client_id,
    redirect_uri: trip.redirectUri,
    scope: authorize_scopes,
    nonce: trip.nonce,
    code_challenge: toBase64Url(sha256(utf8ToBytes(trip.codeVerifier))),
    code_challenge_method: 'S256',
    ...more,
  };
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined) url.searchParams.set(name, value);
  }
  return url.href;
}

/**
 * Returns the claims of a person who returns from a provider: those of its ID token, which is verified, and of its userInfo
 * endpoint.
 *
 * @param parameters - The parameters of the callback.
 * @throws ProviderFailure
 */
export async function claimsFrom(
  environment: SandboxEnvironment,
  provider: IdentityProvider,
  trip: IdentityTrip,
  parameters: URLSearchParams,
): Promise<ProviderUser> {
  const server = await serverOf(environment, provider);
  const { client_id = '', client_secret } = provider.providerDetails;
  const client: oauth.Client = { client_id };
  return named(async () => {
    const callback = oauth.validateAuthResponse(server, client, parameters, parameters.get('state') ?? '');
    const response = await oauth.authorizationCodeGrantRequest(
      server,
      client,
      client_secret === undefined ? oauth.None() : oauth.ClientSecretPost(client_secret),
      callback,
      trip.redirectUri,
      trip.codeVerifier,
      through(environment),
    );
    const tokens = await oauth.processAuthorizationCodeResponse(server, client, response, {
      expectedNonce: trip.nonce,
      requireIdToken: true,
    });
    await oauth.validateApplicationLevelSignature(server, response, through(environment));
    const claims = oauth.getValidatedIdTokenClaims(tokens);
    if (!claims) throw new ProviderFailure('The identity provider sent no ID token.');
    const more = server.userinfo_endpoint
      ? await oauth.processUserInfoResponse(
          server,
          client,
          claims.sub,
          await oauth.userInfoRequest(server, client, tokens.access_token, through(environment)),
        )
      : {};
    return { ...textual(claims), ...textual(more), sub: claims.sub };
  });
}

/** Returns the provider's metadata: its discovery document, or the URLs in its details. */
async function serverOf(
  environment: SandboxEnvironment,
  { providerDetails }: IdentityProvider,
): Promise<oauth.AuthorizationServer> {
  const { oidc_issuer = '', authorize_url, token_url, jwks_uri, attributes_url } = providerDetails;
  // It may have been changed with the API.
  if (!URL.canParse(oidc_issuer)) throw new ProviderFailure('The oidc_issuer is not a URL.');
  const issuer = new URL(oidc_issuer);
  if (authorize_url && token_url && jwks_uri) {
    return {
      issuer: oidc_issuer,
      authorization_endpoint: authorize_url,
      token_endpoint: token_url,
      jwks_uri,
      ...(attributes_url ? { userinfo_endpoint: attributes_url } : {}),
    };
  }
  return named(async () =>
    oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, through(environment))),
  );
}

/** Words failures. The provider's responses may contain secrets, so only OAuth's own descriptions are repeated. */
async function named<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ProviderFailure) throw error;
    if (error instanceof oauth.AuthorizationResponseError || error instanceof oauth.ResponseBodyError) {
      throw new ProviderFailure(error.error_description ?? error.error);
    }
    const reason = error instanceof oauth.OperationProcessingError ? error.message : 'it does not respond';
    throw new ProviderFailure(`The identity provider cannot be used: ${reason}.`);
  }
}

// Providers under test are on this machine, without TLS.
function through({ fetch }: SandboxEnvironment) {
  return {
    [oauth.customFetch]: (url: string, init?: object) => fetch(url, init),
    [oauth.allowInsecureRequests]: true,
  };
}

function textual(claims: object): Record<string, string | boolean | number> {
  return Object.fromEntries(
    Object.entries(claims).flatMap(([name, value]: [string, unknown]) => {
      if (typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number') {
        return [[name, value]];
      }
      return typeof value === 'object' && value !== null ? [[name, JSON.stringify(value)]] : [];
    }),
  );
}

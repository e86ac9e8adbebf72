import type { Host } from '../../call.ts';
import { type AppClient, allowsCodeFlow } from '../../pool/client-settings.ts';
import { type IdentityProvider, OWN_USERS } from '../../pool/identity-provider.ts';
import type { Pool } from '../../pool/pool.ts';
import { allowedScopes } from '../../pool/resource-servers.ts';
import { levelsIn } from '../../sign-in/reached-level.ts';
import { findClient } from './call.ts';
import type { OAuthError } from './oauth-error.ts';

/** A request of /oauth2/authorize or /login that may be answered at its redirect URI. */
export interface AuthorizeRequest {
  readonly pool: Pool;
  readonly client: AppClient;
  readonly redirectUri: string;
  readonly state: string | undefined;
  readonly scopes: readonly string[];
  readonly nonce: string | undefined;
  readonly codeChallenge: string | undefined;
  readonly prompts: readonly string[];
  readonly loginHint: string;
  /** Maximum age of the sign-in, in seconds. */
  readonly maxAge: number | undefined;
  /** The levels to reach, as `acr` values; none in the Lite tier, whose pages ignore them. */
  readonly acrValues: string | undefined;
  /** The audience of the access token (RFC 8707). */
  readonly resource: string | undefined;
  /** Where people can sign in with this request, including the pool's own users. */
  readonly choices: Choices;
  /** The provider that the request names. */
  readonly chosen: IdentityProvider | typeof OWN_USERS | undefined;
  /** The query of the request, for the pages and endpoints that follow. */
  readonly query: string;
}

/** Where the people of an app client can sign in. */
interface Choices {
  readonly ownUsers: boolean;
  readonly providers: readonly IdentityProvider[];
}

/** Where an error can be reported to the app. */
export type ReturnAddress = Pick<AuthorizeRequest, 'redirectUri' | 'state'>;

/** The request, with an error for its redirect URI if it is invalid. */
interface ReadRequest {
  readonly request: AuthorizeRequest;
  readonly error: OAuthError | undefined;
}

/**
 * Reads the parameters of /oauth2/authorize, as in the guide's "Authorize endpoint". Undefined if the redirect URI does not
 * belong to the app client, so that the error is shown to the person instead of the app.
 */
export function readAuthorizeRequest(host: Host, parameters: URLSearchParams): ReadRequest | undefined {
  const get = (name: string) => parameters.get(name) ?? undefined;
  const found = findClient(host, get('client_id') ?? '');
  if (!found) return undefined;
  const { pool, client } = found;
  const redirectUri = get('redirect_uri') ?? client.settings.defaultRedirectURI ?? '';
  if (!client.settings.callbackURLs?.includes(redirectUri)) return undefined;
  const allowed = allowedScopes(pool, client.settings);
  const maxAge = get('max_age');
  const choices = choicesOf(pool, client);
  const request: AuthorizeRequest = {
    pool,
    client,
    redirectUri,
    state: get('state'),
    scopes: get('scope')?.split(' ').filter(Boolean) ?? allowed,
    nonce: get('nonce'),
    codeChallenge: get('code_challenge'),
    prompts: get('prompt')?.split(' ').filter(Boolean) ?? [],
    loginHint: get('login_hint') ?? '',
    maxAge: maxAge === undefined ? undefined : Number(maxAge),
    acrValues: pool.settings.userPoolTier === 'LITE' ? undefined : get('acr_values'),
    resource: get('resource'),
    choices,
    chosen: chosenOf(choices, parameters),
    query: parameters.toString(),
  };
  return { request, error: errorIn(request, parameters, allowed) };
}

function choicesOf(pool: Pool, { settings }: AppClient): Choices {
  const { supportedIdentityProviders: supported } = settings;
  const isSupported = (name: string) => supported?.includes(name) ?? true;
  return {
    ownUsers: isSupported(OWN_USERS),
    providers: [...pool.identityProviders.values()].filter(({ providerName }) => isSupported(providerName)),
  };
}

function chosenOf({ ownUsers, providers }: Choices, parameters: URLSearchParams): AuthorizeRequest['chosen'] {
  const name = parameters.get('identity_provider');
  const identifier = parameters.get('idp_identifier');
  if (name === OWN_USERS) return ownUsers ? OWN_USERS : undefined;
  if (name !== null) return providers.find(({ providerName }) => providerName === name);
  if (identifier !== null) {
    return providers.find(({ idpIdentifiers }) => idpIdentifiers.includes(identifier));
  }
  const [only, ...others] = providers;
  return ownUsers || others.length > 0 ? undefined : only;
}

const KNOWN_PROMPTS = ['none', 'login', 'select_account', 'consent'];
// RFC 6749, section 3.1: no parameter may be repeated.
const ONCE =
  `response_type client_id redirect_uri state scope identity_provider idp_identifier nonce code_challenge
  code_challenge_method prompt login_hint max_age lang acr_values`.split(/\s+/);

function errorIn(
  { pool, client, scopes, codeChallenge, prompts, chosen, choices, resource, acrValues }: AuthorizeRequest,
  parameters: URLSearchParams,
  allowed: readonly string[],
): OAuthError | undefined {
  const invalid = (description: string): OAuthError => ({ error: 'invalid_request', description });
  const twice = ONCE.find((name) => parameters.getAll(name).length > 1);
  if (twice !== undefined) return invalid(`The parameter ${twice} comes twice.`);
  const responseType = parameters.get('response_type');
  if (responseType === null) return invalid('The response_type is missing.');
  if (responseType !== 'code' || !allowsCodeFlow(client.settings)) {
    return {
      error: 'unauthorized_client',
      description: 'The client is not allowed to use this response type.',
    };
  }
  const method = parameters.get('code_challenge_method');
  if (codeChallenge === undefined ? method !== null : method !== 'S256') {
    return invalid('A code_challenge has to have the code_challenge_method S256.');
  }
  const asksForProvider = ['identity_provider', 'idp_identifier'].filter((name) => parameters.has(name));
  if (asksForProvider.length > 1) return invalid('Use either identity_provider or idp_identifier.');
  if (asksForProvider.length > 0 && !chosen) {
    return invalid('The client has no such identity provider.');
  }
  if (!choices.ownUsers && choices.providers.length === 0) {
    return invalid('The client has no identity provider.');
  }
  if (prompts.some((prompt) => !KNOWN_PROMPTS.includes(prompt))) return invalid('The prompt is unknown.');
  if (acrValues !== undefined && levelsIn(pool, acrValues).length === 0) {
    return invalid('None of the acr_values is a level of the pool.');
  }
  if (prompts.includes('none') && prompts.length > 1) {
    return invalid('The prompt "none" cannot be combined with others.');
  }
  if (!/^\d{1,9}$/.test(parameters.get('max_age') ?? '0'))
    return invalid('The max_age has to be a number of seconds.');
  if (resource !== undefined && !isResource(resource)) {
    return invalid('The resource has to be an absolute URI without a fragment.');
  }
  if (scopes.some((scope) => !allowed.includes(scope))) {
    return { error: 'invalid_scope', description: 'The client is not allowed to request this scope.' };
  }
  return undefined;
}

// RFC 8707, section 2.
function isResource(text: string): boolean {
  return URL.canParse(text) && !text.includes('#');
}

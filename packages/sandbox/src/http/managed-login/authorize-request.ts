import type { Host } from '../../call.ts';
import { type AppClient, allowedScopes, allowsCodeFlow } from '../../pool/client-settings.ts';
import type { Pool } from '../../pool/pool.ts';

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
}

/** An error as RFC 6749 has it, section 4.1.2.1. */
export interface OAuthError {
  readonly error:
    | 'invalid_request'
    | 'unauthorized_client'
    | 'invalid_scope'
    | 'login_required'
    | 'server_error';
  readonly description: string;
}

/** The request; or an error for its redirect URI; or undefined where that cannot be trusted, and the person is told instead. */
export type ReadRequest =
  | { readonly request: AuthorizeRequest; readonly error?: undefined }
  | { readonly request: Pick<AuthorizeRequest, 'redirectUri' | 'state'>; readonly error: OAuthError }
  | undefined;

/** Reads the parameters of /oauth2/authorize, as the guide's "Authorize endpoint" has them. */
export function readAuthorizeRequest(host: Host, parameters: URLSearchParams): ReadRequest {
  const get = (name: string) => parameters.get(name) ?? undefined;
  const clientId = get('client_id') ?? '';
  const pool = [...host.pools.values()].find(({ clients }) => clients.has(clientId));
  const client = pool?.clients.get(clientId);
  const redirectUri = get('redirect_uri') ?? '';
  if (!pool || !client?.settings.callbackURLs?.includes(redirectUri)) return undefined;
  const allowed = allowedScopes(client.settings);
  const request: AuthorizeRequest = {
    pool,
    client,
    redirectUri,
    state: get('state'),
    scopes: get('scope')?.split(' ').filter(Boolean) ?? allowed,
    nonce: get('nonce'),
    codeChallenge: get('code_challenge'),
    prompts: get('prompt')?.split(' ') ?? [],
    loginHint: get('login_hint') ?? '',
  };
  const error = errorIn(request, parameters, allowed);
  return error ? { request, error } : { request };
}

function errorIn(
  { client, scopes, codeChallenge }: AuthorizeRequest,
  parameters: URLSearchParams,
  allowed: readonly string[],
): OAuthError | undefined {
  if (parameters.get('response_type') !== 'code' || !allowsCodeFlow(client.settings)) {
    return { error: 'unauthorized_client', description: 'The client may not use this response type.' };
  }
  if (codeChallenge !== undefined && parameters.get('code_challenge_method') !== 'S256') {
    return { error: 'invalid_request', description: 'The code_challenge_method has to be S256.' };
  }
  if (!['COGNITO', null].includes(parameters.get('identity_provider'))) {
    return { error: 'invalid_request', description: 'There are no other identity providers here.' };
  }
  if (scopes.some((scope) => !allowed.includes(scope))) {
    return { error: 'invalid_scope', description: 'The client may not ask for this scope.' };
  }
  return undefined;
}

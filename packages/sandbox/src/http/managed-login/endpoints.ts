import { sha256 } from '@noble/hashes/sha2.js';
import { sameText, toBase64Url, utf8ToBytes } from '../../bytes.ts';
import type { AuthCall, Host } from '../../call.ts';
import type { AppClient } from '../../pool/client-settings.ts';
import { authorize } from '../../tokens/authorize.ts';
import { scopedAttributes } from '../../tokens/claims.ts';
import { grantOfRefreshToken } from '../../tokens/find-grant.ts';
import { issueTokens } from '../../tokens/issue.ts';
import { refresh } from '../../tokens/refresh.ts';
import { revokeByRefreshToken } from '../../tokens/revoke.ts';
import { startGrant } from '../../tokens/start-grant.ts';
import { CognitoException } from '../../wire/exception.ts';
import type { JsonObject } from '../../wire/json.ts';
import { readBody } from '../read-body.ts';
import { findClient, managedCall } from './call.ts';
import { byClientCredentials } from './client-credentials.ts';
import { OAuthFailure } from './oauth-failure.ts';
import { type OAuthResponse, observed } from './observed.ts';

/** POST /oauth2/token: trades a code, a refresh token or the client's own secret for tokens. */
export function token(host: Host, request: Request): Promise<Response> {
  return endpoint(host, request, '/oauth2/token', async (call, form) => {
    const grantType = form.get('grant_type');
    if (grantType === 'authorization_code') return byCode(call, form);
    if (grantType === 'refresh_token') return byRefreshToken(call, form);
    if (grantType === 'client_credentials') return byClientCredentials(call, form);
    throw new OAuthFailure(grantType === null ? 'invalid_request' : 'unsupported_grant_type');
  });
}

/** POST /oauth2/revoke: ends a sign-in by its refresh token. */
export function revoke(host: Host, request: Request): Promise<Response> {
  return endpoint(host, request, '/oauth2/revoke', async ({ pool, client }, form) => {
    const text = form.get('token');
    if (text === null) throw new OAuthFailure('invalid_request');
    const owner = grantOfRefreshToken(pool, text)?.client;
    if (owner && owner !== client) throw new OAuthFailure('unauthorized_client');
    revokeByRefreshToken(pool, text);
    return {};
  });
}

/** GET or POST /oauth2/userInfo: the attributes that the scopes of an access token allow. */
export async function userInfo(host: Host, request: Request): Promise<Response> {
  const [, accessToken = ''] = /^Bearer (\S+)$/i.exec(request.headers.get('authorization') ?? '') ?? [];
  for (const pool of host.pools.values()) {
    try {
      const grant = await authorize(pool, accessToken, 'openid');
      const { sub, username } = grant.user;
      return json({ sub, ...Object.fromEntries(scopedAttributes(grant)), username });
    } catch (error) {
      if (!(error instanceof CognitoException)) throw error;
    }
  }
  return json({ error: 'invalid_token' }, 401, { 'www-authenticate': 'Bearer error="invalid_token"' });
}

async function byCode(call: AuthCall, form: URLSearchParams): Promise<JsonObject> {
  const { pool, client } = call;
  const authorization = pool.authorizationCodes.redeem(form.get('code') ?? '');
  if (
    authorization?.client !== client ||
    authorization.redirectUri !== form.get('redirect_uri') ||
    !provesChallenge(authorization.codeChallenge, form.get('code_verifier')) ||
    !pool.users.has(authorization.session.user) ||
    !authorization.session.user.enabled
  ) {
    throw new OAuthFailure('invalid_grant');
  }
  const { session, scopes, nonce, resource } = authorization;
  const grant = startGrant(call, {
    user: session.user,
    client,
    deviceKey: undefined,
    passedMfa: session.passedMfa,
    scopes,
    managedLogin: { ssoSessionId: session.id, nonce },
    resource,
    acr: session.acr,
    amr: session.amr,
    authenticatedAt: session.startedAt,
  });
  const { text } = pool.grants.issueRefreshToken(grant);
  const tokens = await issueTokens(call, grant, 'TokenGeneration_HostedAuth', undefined);
  return members(tokens, grant.scopes, text);
}

async function byRefreshToken(call: AuthCall, form: URLSearchParams): Promise<JsonObject> {
  const refreshToken = form.get('refresh_token') ?? '';
  const scopes = grantOfRefreshToken(call.pool, refreshToken)?.scopes ?? [];
  const tokens = await refresh(call, { refreshToken, atTokenEndpoint: true });
  return members(tokens, scopes, tokens.RefreshToken);
}

function members(
  tokens: JsonObject,
  scopes: readonly string[],
  refreshToken: JsonObject[string],
): JsonObject {
  return {
    access_token: tokens.AccessToken,
    ...(scopes.includes('openid') ? { id_token: tokens.IdToken } : {}),
    ...(refreshToken === undefined ? {} : { refresh_token: refreshToken }),
    token_type: 'Bearer',
    expires_in: tokens.ExpiresIn,
  };
}

// PKCE with S256 (RFC 7636, section 4.6). A verifier without a challenge is refused, so that an attacker cannot remove the
// challenge.
function provesChallenge(challenge: string | undefined, verifier: string | null): boolean {
  if (challenge === undefined) return verifier === null;
  return verifier !== null && sameText(challenge, toBase64Url(sha256(utf8ToBytes(verifier))));
}

function callOf(host: Host, request: Request, form: URLSearchParams): AuthCall {
  const { id, secrets } = basicOf(request) ?? {
    id: form.get('client_id') ?? '',
    secrets: form.getAll('client_secret'),
  };
  const found = findClient(host, id);
  if (!found || !hasSecret(found.client, secrets)) throw new OAuthFailure('invalid_client');
  return managedCall(host, request, found.pool, found.client);
}

function hasSecret({ clientSecret }: AppClient, secrets: readonly string[]): boolean {
  return clientSecret === undefined || secrets.some((secret) => sameText(clientSecret, secret));
}

/** Client id and secret of a Basic header. The guide has the secret unencoded, RFC 6749, section 2.3.1, form-encoded. */
function basicOf(request: Request): { id: string; secrets: string[] } | undefined {
  const [, encoded] = /^Basic ([\w+/=]+)$/i.exec(request.headers.get('authorization') ?? '') ?? [];
  if (encoded === undefined) return undefined;
  try {
    const text = atob(encoded);
    const separator = text.indexOf(':');
    const secret = text.slice(separator + 1);
    return { id: formDecoded(text.slice(0, separator)), secrets: [secret, formDecoded(secret)] };
  } catch {
    throw new OAuthFailure('invalid_client');
  }
}

function formDecoded(text: string): string {
  return decodeURIComponent(text.replaceAll('+', ' '));
}

async function formOf(request: Request): Promise<URLSearchParams> {
  const body = await readBody(request);
  if (body === undefined) throw new OAuthFailure('invalid_request');
  return new URLSearchParams(body);
}

async function endpoint(
  host: Host,
  request: Request,
  path: string,
  work: (call: AuthCall, form: URLSearchParams) => Promise<JsonObject>,
): Promise<Response> {
  const { status, body } = await withRefusals(async () => {
    const form = await formOf(request);
    const call = callOf(host, request, form);
    const run = async () => ({ status: 200, body: await work(call, form) });
    return observed(call, path, Object.fromEntries(form), () => withRefusals(run));
  });
  return json(body, status);
}

async function withRefusals(work: () => Promise<OAuthResponse>): Promise<OAuthResponse> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof OAuthFailure) return { status: 400, body: { error: error.error } };
    if (error instanceof CognitoException) return { status: 400, body: { error: 'invalid_grant' } };
    throw error;
  }
}

function json(body: JsonObject, status = 200, headers: Record<string, string> = {}): Response {
  return Response.json(body, {
    status,
    headers: { 'access-control-allow-origin': '*', 'cache-control': 'no-store', ...headers },
  });
}

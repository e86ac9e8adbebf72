import type { Host } from '../call.ts';
import { document } from './responses.ts';

const PATH = /^\/([\w-]+_[0-9a-zA-Z]+)\/\.well-known\/(jwks\.json|openid-configuration)$/;

/** The public documents of a pool: its key set and its discovery document. */
export async function answerWellKnown(host: Host, url: URL): Promise<Response> {
  const [, poolId = '', name] = PATH.exec(url.pathname) ?? [];
  const pool = host.pools.get(poolId);
  if (!pool) return document({ message: 'Not found.' }, 404);
  if (name === 'jwks.json') {
    const { id, access } = await pool.keys;
    return document({ keys: [id.jwk, access.jwk] });
  }
  return document({
    issuer: pool.issuer,
    jwks_uri: new URL(`/${pool.id}/.well-known/jwks.json`, url).href,
    id_token_signing_alg_values_supported: ['RS256'],
    subject_types_supported: ['public'],
    ...(pool.domains.size > 0 ? endpoints(url) : {}),
  });
}

function endpoints(url: URL): object {
  return {
    authorization_endpoint: new URL('/oauth2/authorize', url).href,
    token_endpoint: new URL('/oauth2/token', url).href,
    userinfo_endpoint: new URL('/oauth2/userInfo', url).href,
    revocation_endpoint: new URL('/oauth2/revoke', url).href,
    end_session_endpoint: new URL('/logout', url).href,
    response_types_supported: ['code'],
    scopes_supported: ['openid', 'email', 'phone', 'profile'],
    token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
  };
}

import { createBareClient } from '@latchkey/cognito';
import * as oauth from 'oauth4webapi';
import type { ResolvedConfig } from '../../config.ts';
import type { ServiceContext } from '../context.ts';

/**
 * Accepted issuers of tokens: both forms that Cognito uses (Cognito developer guide, "Multi-Region user pools"), at AWS or at
 * the configured endpoint. The domain of managed login is never an issuer.
 */
export function issuersOf({ region, userPoolId, clientId, endpoint }: ResolvedConfig): readonly string[] {
  return [endpoint, undefined].flatMap((given) => {
    const { protocol, host } = new URL(createBareClient({ region, clientId, endpoint: given }).endpoint);
    return ['', 'issuer-'].map((form) => `${protocol}//${form}${host}/${userPoolId}`);
  });
}

/**
 * The pool's domain and the app client, in the form of oauth4webapi.
 *
 * @param named - the issuer that a response names; its checks are against this one if it is accepted, else against another
 */
export function serverOf(
  { config, environment }: Pick<ServiceContext, 'config' | 'environment'>,
  named?: unknown,
) {
  const issuers = issuersOf(config);
  const server: oauth.AuthorizationServer = {
    issuer: issuers.find((issuer) => issuer === named) ?? issuers[0] ?? '',
    token_endpoint: new URL('/oauth2/token', config.domain).href,
  };
  const client: oauth.Client = { client_id: config.clientId };
  const options = {
    [oauth.customFetch]: (url: string, init: RequestInit) => environment.fetch(url, init),
    // A domain without https is on this computer: the configuration accepts no others.
    [oauth.allowInsecureRequests]: true,
  };
  return [server, client, options] as const;
}

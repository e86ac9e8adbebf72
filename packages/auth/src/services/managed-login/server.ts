import { createBareClient } from '@latchkey/cognito';
import * as oauth from 'oauth4webapi';
import type { ResolvedConfig } from '../../config.ts';
import type { ServiceContext } from '../context.ts';
import { endpointAt } from './endpoint.ts';

/**
 * Accepted issuers of tokens: both forms that Cognito uses (Cognito developer guide, "Multi-Region user pools"), at AWS or at
 * the configured endpoint. The domain of managed login is never an issuer.
 */
export function issuersOf({ region, userPoolId, clientId, endpoint }: ResolvedConfig): readonly string[] {
  const endpoints = [endpoint, undefined].map((given) =>
    createBareClient({ region, clientId, endpoint: given }),
  );
  return endpoints.flatMap((client) => {
    const { protocol, host } = new URL(client.endpoint);
    return ['', 'issuer-'].map((form) => `${protocol}//${form}${host}/${userPoolId}`);
  });
}

/** The pool's domain and the app client, in the form of oauth4webapi. */
export function serverOf(
  { config, environment }: Pick<ServiceContext, 'config' | 'environment'>,
  issuer = issuersOf(config)[0] ?? '',
) {
  const server: oauth.AuthorizationServer = { issuer, token_endpoint: endpointAt(config, '/oauth2/token') };
  const client: oauth.Client = { client_id: config.clientId };
  const options = {
    [oauth.customFetch]: (url: string, init: RequestInit) => environment.fetch(url, init),
    // A domain without https is on this computer: the configuration accepts no others.
    [oauth.allowInsecureRequests]: true,
  };
  // A browser cannot keep a secret.
  return { server, client, secret: oauth.None(), options };
}

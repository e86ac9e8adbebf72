import { createBareClient } from '@latchkey/cognito';
import * as oauth from 'oauth4webapi';
import type { ResolvedConfig } from '../../config.ts';
import type { ServiceContext } from '../context.ts';
import { endpointAt } from './endpoint.ts';

/**
 * What tokens may name as their issuer: both forms that Cognito has (Cognito developer guide, "Multi-Region user pools"), at AWS or
 * at the configured endpoint. The domain of managed login is never one.
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

/** The pool's domain and the app client, as oauth4webapi takes them. */
export function serverOf(
  { config, environment }: Pick<ServiceContext, 'config' | 'environment'>,
  issuer = issuersOf(config)[0] ?? '',
) {
  const server: oauth.AuthorizationServer = { issuer, token_endpoint: endpointAt(config, '/oauth2/token') };
  const client: oauth.Client = { client_id: config.clientId };
  const options = {
    [oauth.customFetch]: (url: string, init: RequestInit) => environment.fetch(url, init),
    // A domain without https is one on this computer: the configuration takes no other.
    [oauth.allowInsecureRequests]: true,
  };
  // A secret does not belong in a browser.
  return { server, client, secret: oauth.None(), options };
}

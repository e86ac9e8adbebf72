import { createClientCore } from './bare-client.ts';
import type { BareClient, ClientConfig } from './client-types.ts';
import { withSecret } from './credentials.ts';
import { InitiateAuthBuilder } from './initiate-auth/builder.ts';
import { own } from './own.ts';
import { withWafToken } from './waf-token.ts';

/** A client of one app client of a user pool: for the operation functions, and with the fluent builder of InitiateAuth. */
export interface CognitoClient extends BareClient {
  /** Starts an InitiateAuth request, to be completed step by step. */
  initiateAuth(): InitiateAuthBuilder;
}

/**
 * Creates a client of one app client of a user pool. Its only state is the retry quota and the AWS WAF token. It prints
 * without its secret.
 * @throws ValidationError for a configuration without `clientId`, without `region` or `endpoint`, or with an unsafe endpoint.
 */
export function createCognitoClient(config: ClientConfig): CognitoClient {
  const { clientId, clientSecret, getWafToken } = own(config);
  const core = createClientCore(config, (operation, input) =>
    clientSecret ? withSecret(operation, input, clientId, clientSecret) : input,
  );
  const bare = getWafToken ? withWafToken(core, getWafToken) : core;
  return { ...bare, initiateAuth: () => new InitiateAuthBuilder(bare) };
}

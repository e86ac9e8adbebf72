import { createClientCore } from './bare-client.ts';
import type { BareClient, ClientConfig } from './client-types.ts';
import { withSecret } from './credentials.ts';
import { InitiateAuthBuilder } from './initiate-auth/builder.ts';

/** A client of one app client of a user pool: for the operation functions, and with the fluent builder of InitiateAuth. */
export interface CognitoClient extends BareClient {
  /** Starts an InitiateAuth request, to be completed step by step. */
  initiateAuth(): InitiateAuthBuilder;
}

/**
 * A client of one app client of a user pool. It keeps no state but the retry quota, and prints without its secret.
 * @throws ValidationError when neither region nor endpoint, or no client id, is given.
 */
export function createCognitoClient(config: ClientConfig): CognitoClient {
  const { clientId, clientSecret } = config;
  const bare = createClientCore(config, (operation, input) =>
    clientSecret ? withSecret(operation, input, clientId, clientSecret) : input,
  );
  return { ...bare, initiateAuth: () => new InitiateAuthBuilder(bare) };
}

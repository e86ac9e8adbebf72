import { createBareClient } from './bare-client.ts';
import type { BareClient, ClientConfig } from './client-types.ts';

export type CognitoClient = BareClient;

/**
 * A client of one app client of a user pool.
 * @throws ValidationError when neither region nor endpoint, or no client id, is given.
 */
export function createCognitoClient(config: ClientConfig): CognitoClient {
  return createBareClient(config);
}

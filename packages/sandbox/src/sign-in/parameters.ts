import { hmacSha256, sameText, toBase64 } from '../bytes.ts';
import type { AppClient } from '../pool/client-settings.ts';
import { invalidParameter, notAuthorized } from '../wire/exception.ts';

/** AuthParameters or ChallengeResponses. Unexpected keys are normal, and ignored. */
export type Parameters = Readonly<Record<string, string>>;

/** @throws InvalidParameterException `Missing required parameter <name>` */
export function required(parameters: Parameters, name: string): string {
  const value = parameters[name];
  if (value === undefined || value === '') throw invalidParameter(`Missing required parameter ${name}`);
  return value;
}

/** Returns the SECRET_HASH of a name; undefined for an app client without a secret. */
export function secretHashOf({ clientId, clientSecret }: AppClient, username: string): string | undefined {
  return clientSecret === undefined ? undefined : toBase64(hmacSha256(clientSecret, username + clientId));
}

/**
 * Checks SECRET_HASH, or SecretHash, over exactly the name in the request.
 *
 * @throws NotAuthorizedException
 */
export function checkSecretHash(client: AppClient, username: string, secretHash: string | undefined): void {
  const { clientId } = client;
  const right = secretHashOf(client, username);
  if (right === undefined) return;
  if (secretHash === undefined) {
    throw notAuthorized(`Client ${clientId} is configured with secret but SECRET_HASH was not received`);
  }
  if (!sameText(secretHash, right)) {
    throw notAuthorized(`SecretHash does not match for the client: ${clientId}`);
  }
}

/** @throws NotAuthorizedException */
export function checkClientSecret(client: AppClient, clientSecret: string | undefined): void {
  if (client.clientSecret === undefined) return;
  if (clientSecret === undefined || !sameText(clientSecret, client.clientSecret)) {
    throw notAuthorized(`Unable to verify secret for client ${client.clientId}`);
  }
}

import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { ValidationError } from './errors.ts';

/**
 * Returns the SECRET_HASH of a client with a secret: base64(HMAC-SHA256(clientSecret, username + clientId)). `username` is
 * exactly the USERNAME of the same request; on refresh, the username in the pool, never an alias. Source: Cognito developer
 * guide, "Computing secret hash values".
 *
 * @throws {@link ValidationError}
 */
export function secretHash(username: string, clientId: string, clientSecret: string): string {
  for (const [name, text] of Object.entries({ username, clientId, clientSecret }))
    if (typeof text !== 'string') throw new ValidationError('', name, `${name} must be a string.`);
  const mac = hmac(sha256, utf8ToBytes(clientSecret), utf8ToBytes(username + clientId));
  return btoa(String.fromCharCode(...mac));
}

import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';

/**
 * SECRET_HASH of a client with a secret: base64(HMAC-SHA256(clientSecret, username + clientId)).
 * `username` is the very string that the same request sends as USERNAME; on refresh, the real username, never an alias.
 * Source: Cognito developer guide, "Computing secret hash values".
 */
export function secretHash(username: string, clientId: string, clientSecret: string): string {
  const mac = hmac(sha256, utf8ToBytes(clientSecret), utf8ToBytes(username + clientId));
  return btoa(String.fromCharCode(...mac));
}

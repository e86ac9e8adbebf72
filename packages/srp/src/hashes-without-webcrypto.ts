/**
 * The hashes of pages without WebCrypto, in a module of their own so that no other page loads them.
 * @module
 */
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes } from '@noble/hashes/utils.js';
import type { Bytes, KeyMaterial } from './integer.ts';

export { sha256 };

export const hmacByDerivedKey = (material: KeyMaterial, message: Bytes): Bytes =>
  hmac(sha256, deriveKey(material), message);

/** The first 16 bytes of HKDF-SHA-256 (RFC 5869). */
export function deriveKey({ secret, salt, info }: KeyMaterial): Bytes {
  const pseudorandomKey = hmac(sha256, salt, secret);
  // The 1 is the counter of output blocks; 16 bytes need only one.
  return hmac(sha256, pseudorandomKey, concatBytes(info, Uint8Array.of(1))).slice(0, 16);
}

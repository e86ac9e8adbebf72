/**
 * SHA-256, and HMAC-SHA-256 with a derived key. By WebCrypto where it is, for the sake of a page's first sign-in: there
 * it is ten times faster, since it comes compiled. By `@noble/hashes` on plain-http pages, where browsers leave it out.
 * @module
 */
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes } from '@noble/hashes/utils.js';
import type { Bytes } from './integer.ts';

/** Missing on plain-http pages, whatever the type of `crypto` says. */
const subtleCrypto = () => (crypto as Partial<Crypto>).subtle;

/** SHA-256 of the parts in a row. */
export async function hash(...parts: Uint8Array[]): Promise<Bytes> {
  const message = concatBytes(...parts);
  const subtle = subtleCrypto();
  return subtle ? new Uint8Array(await subtle.digest('SHA-256', message)) : sha256(message);
}

/** From what HKDF makes a key of 16 bytes. */
export interface KeyMaterial {
  readonly secret: Bytes;
  readonly salt: Bytes;
  readonly info: Bytes;
}

/** HMAC-SHA-256 of the parts in a row, with a key by HKDF-SHA-256 (RFC 5869). */
export async function hmacByDerivedKey(material: KeyMaterial, ...parts: Uint8Array[]): Promise<Bytes> {
  const message = concatBytes(...parts);
  const subtle = subtleCrypto();
  if (!subtle) return hmac(sha256, deriveKey(material), message);
  const { secret, salt, info } = material;
  const key = await subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt, info },
    await subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey']),
    { name: 'HMAC', hash: 'SHA-256', length: 128 },
    false,
    ['sign'],
  );
  return new Uint8Array(await subtle.sign('HMAC', key, message));
}

/** The same key without WebCrypto. */
export function deriveKey({ secret, salt, info }: KeyMaterial): Bytes {
  const pseudorandomKey = hmac(sha256, salt, secret);
  // The 1 counts the blocks of output, of which 16 bytes take but one.
  return hmac(sha256, pseudorandomKey, concatBytes(info, Uint8Array.of(1))).slice(0, 16);
}

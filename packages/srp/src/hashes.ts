/**
 * SHA-256, and HMAC-SHA-256 with a derived key. Uses WebCrypto where available: it is already compiled, which makes a page's
 * first sign-in ten times faster. Plain-http pages have no WebCrypto and load `@noble/hashes` on first use.
 * @module
 */
import { SrpError } from './errors.ts';
import type { Bytes, KeyMaterial } from './integer.ts';

/** Missing on plain-http pages, whatever the type of `crypto` says. */
const subtleCrypto = () => (crypto as Partial<Crypto>).subtle;

/** Set by `@latchkey/srp/inline-hashes`, so that nothing has to be loaded. */
let inline: typeof import('./hashes-without-webcrypto.ts') | null = null;

export const setInlineHashes = (hashes: typeof inline) => {
  inline = hashes;
};

async function fallback() {
  if (inline) return inline;
  try {
    return await import('./hashes-without-webcrypto.ts');
  } catch {
    throw new SrpError('not-loaded', 'Part of the code did not load. Check the connection and try again.');
  }
}

const concat = (parts: Uint8Array[]): Bytes => Uint8Array.from(parts.flatMap((part) => [...part]));

/** SHA-256 of the concatenated parts. */
export async function hash(...parts: Uint8Array[]): Promise<Bytes> {
  const message = concat(parts);
  const subtle = subtleCrypto();
  if (!subtle) return (await fallback()).sha256(message);
  return new Uint8Array(await subtle.digest('SHA-256', message));
}

/** HMAC-SHA-256 of the concatenated parts, with a key from HKDF-SHA-256 (RFC 5869). */
export async function hmacByDerivedKey(material: KeyMaterial, ...parts: Uint8Array[]): Promise<Bytes> {
  const message = concat(parts);
  const subtle = subtleCrypto();
  if (!subtle) return (await fallback()).hmacByDerivedKey(material, message);
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

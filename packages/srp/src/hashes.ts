/**
 * SHA-256, and HMAC-SHA-256 with a derived key. By WebCrypto where it is, for the sake of a page's first sign-in: there
 * it is ten times faster, since it comes compiled. By `@noble/hashes`, loaded when first needed, on plain-http pages,
 * where browsers leave WebCrypto out.
 * @module
 */
import { SrpError } from './errors.ts';
import type { Bytes } from './integer.ts';

/** Missing on plain-http pages, whatever the type of `crypto` says. */
const subtleCrypto = () => (crypto as Partial<Crypto>).subtle;

/** What `@latchkey/srp/one-file` brings along. */
let brought: typeof import('./hashes-without-webcrypto.ts') | null = null;

export const bringHashes = (hashes: typeof brought) => {
  brought = hashes;
};

async function substitute() {
  if (brought) return brought;
  try {
    return await import('./hashes-without-webcrypto.ts');
  } catch {
    throw new SrpError('not-loaded', 'A part of the code did not load: check the connection and try again.');
  }
}

const concat = (parts: Uint8Array[]): Bytes => Uint8Array.from(parts.flatMap((part) => [...part]));

/** SHA-256 of the parts in a row. */
export async function hash(...parts: Uint8Array[]): Promise<Bytes> {
  const message = concat(parts);
  const subtle = subtleCrypto();
  if (!subtle) return (await substitute()).sha256(message);
  return new Uint8Array(await subtle.digest('SHA-256', message));
}

/** From what HKDF makes a key of 16 bytes. */
export interface KeyMaterial {
  readonly secret: Bytes;
  readonly salt: Bytes;
  readonly info: Bytes;
}

/** HMAC-SHA-256 of the parts in a row, with a key by HKDF-SHA-256 (RFC 5869). */
export async function hmacByDerivedKey(material: KeyMaterial, ...parts: Uint8Array[]): Promise<Bytes> {
  const message = concat(parts);
  const subtle = subtleCrypto();
  if (!subtle) return (await substitute()).hmacByDerivedKey(material, message);
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

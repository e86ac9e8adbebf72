/**
 * AES-GCM with a key that never leaves the browser's key store. Scripts of this origin can use the key, but nobody can read
 * it: copies of the storage, logs and backups cannot be decrypted.
 *
 * @module
 */
import type { Environment } from '../api.ts';

/** Bytes: the 96 bits that NIST SP 800-38D recommends, random for each write. */
export const NONCE_LENGTH = 12;

type Bytes = Uint8Array<ArrayBuffer>;

/** Encryption: WebCrypto, and a key that never leaves it. */
export interface Cipher {
  readonly subtle: Pick<SubtleCrypto, 'encrypt' | 'decrypt'>;
  readonly key: CryptoKey;
  readonly random: Environment['random'];
}

/** `label` is authenticated: content moved to another place cannot be decrypted. */
export const algorithm = (nonce: Bytes, label: string): AesGcmParams => ({
  name: 'AES-GCM',
  iv: nonce,
  additionalData: new TextEncoder().encode(label),
});

/** @throws if the content is damaged, foreign or from another place */
export async function decrypt({ subtle, key }: Cipher, label: string, content: unknown): Promise<unknown> {
  // Anything else makes decrypt() throw, which is the expected result for damaged content.
  const bytes = content as Bytes;
  const nonce = bytes.subarray(0, NONCE_LENGTH);
  const text = await subtle.decrypt(algorithm(nonce, label), key, bytes.subarray(NONCE_LENGTH));
  return JSON.parse(new TextDecoder().decode(text)) as unknown;
}

const ALGORITHM = { name: 'AES-GCM', length: 256 } as const;
const USAGES = ['encrypt', 'decrypt'] as const;

export const generateKey = (subtle: SubtleCrypto): Promise<CryptoKey> =>
  subtle.generateKey(ALGORITHM, false, USAGES);

/**
 * Whether a stored key was created by `generateKey`. One that can be exported was planted; `{}` is what copying leaves of
 * one.
 */
export function isKey(found: unknown): found is CryptoKey {
  if (!(found instanceof CryptoKey)) return false;
  const { name, length } = found.algorithm as AesKeyAlgorithm;
  return (
    !found.extractable &&
    name === ALGORITHM.name &&
    length === ALGORITHM.length &&
    USAGES.every((usage) => found.usages.includes(usage))
  );
}

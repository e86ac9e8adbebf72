import { algorithm, type Cipher, NONCE_LENGTH } from './cipher.ts';

/** Returns the nonce, then the encrypted JSON. It can only be decrypted with the same `label`. */
export async function encrypt(
  { subtle, key, random }: Cipher,
  label: string,
  value: unknown,
): Promise<Uint8Array<ArrayBuffer>> {
  const nonce = random(NONCE_LENGTH);
  const text = new TextEncoder().encode(JSON.stringify(value));
  const data = new Uint8Array(await subtle.encrypt(algorithm(nonce, label), key, text));
  const content = new Uint8Array(nonce.length + data.length);
  content.set(nonce);
  content.set(data, nonce.length);
  return content;
}

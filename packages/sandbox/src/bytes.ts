import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { base64url } from 'jose';

export function toBase64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

export function toBase64Url(bytes: Uint8Array): string {
  return base64url.encode(bytes);
}

export function hmacSha256(key: Uint8Array | string, message: string): Uint8Array {
  return hmac(sha256, typeof key === 'string' ? utf8ToBytes(key) : key, utf8ToBytes(message));
}

/** Compares two strings in a time that depends only on their lengths. */
export function sameText(left: string, right: string): boolean {
  const a = utf8ToBytes(left);
  const b = utf8ToBytes(right);
  if (a.length !== b.length) return false;
  return a.reduce((difference, byte, index) => difference | (byte ^ (b[index] ?? 0)), 0) === 0;
}

export { bytesToHex, utf8ToBytes };

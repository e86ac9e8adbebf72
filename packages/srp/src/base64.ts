import { checkLength } from './check-length.ts';
import { SrpError } from './errors.ts';

/** Encodes standard base64 with padding. */
export function encodeBase64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}

/** Reads standard and url-safe base64, with or without padding. */
export function decodeBase64(name: string, text: string, maxLength: number): Uint8Array<ArrayBuffer> {
  checkLength(name, text, maxLength);
  const standard = text
    .replaceAll('-', '+')
    .replaceAll('_', '/')
    .replace(/={1,2}$/, '');
  // One character left over after groups of four is less than a byte.
  if (!/^[\d+/A-Za-z]+$/.test(standard) || standard.length % 4 === 1) {
    throw new SrpError('malformed-base64', `${name} must be base64.`);
  }
  const binary = atob(standard);
  const bytes = new Uint8Array(binary.length);
  for (let index = 0; index < bytes.length; index++) bytes[index] = binary.charCodeAt(index);
  return bytes;
}

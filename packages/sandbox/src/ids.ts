import { bytesToHex } from '@noble/hashes/utils.js';

type Random = (length: number) => Uint8Array;

const DIGITS = '0123456789';
const LOWER = `${DIGITS}abcdefghijklmnopqrstuvwxyz`;
const ALPHANUMERIC = `${LOWER}ABCDEFGHIJKLMNOPQRSTUVWXYZ`;

/** Returns a string over an alphabet, each character equally likely: bytes past the last whole multiple are discarded. */
function pick(random: Random, alphabet: string, length: number): string {
  const limit = 256 - (256 % alphabet.length);
  let text = '';
  while (text.length < length) {
    for (const byte of random(length)) {
      if (byte < limit && text.length < length) text += alphabet.charAt(byte % alphabet.length);
    }
  }
  return text;
}

/** Formats 16 bytes as an RFC 9562 version 4 UUID. */
export function uuidFrom(bytes: Uint8Array): string {
  const copy = Uint8Array.from(bytes.subarray(0, 16));
  copy[6] = ((copy[6] ?? 0) & 0x0f) | 0x40;
  copy[8] = ((copy[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytesToHex(copy);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

export const uuid = (random: Random): string => uuidFrom(random(16));
export const newPoolId = (random: Random, region: string): string =>
  `${region}_${pick(random, ALPHANUMERIC, 9)}`;
export const newClientId = (random: Random): string => pick(random, LOWER, 26);
export const newClientSecret = (random: Random): string => pick(random, LOWER, 52);
export const newCode = (random: Random, digits: number): string => pick(random, DIGITS, digits);
export const newDeviceKey = (random: Random, region: string): string => `${region}_${uuid(random)}`;
export const newSessionId = (random: Random): string => `tkn${pick(random, LOWER, 25)}`;
export const newSsoSessionId = (random: Random): string => `sso${pick(random, LOWER, 25)}`;
/** Real group keys may begin with `-`, which has tripped clients; this one always does. */
export const newDeviceGroupKey = (random: Random): string => `-${pick(random, ALPHANUMERIC, 8)}`;
/** Returns a temporary password with every kind of character, so that it conforms to any policy. */
export const newTemporaryPassword = (random: Random, minimumLength: number): string =>
  `Aa1!${pick(random, ALPHANUMERIC, Math.max(minimumLength - 4, 8))}`;

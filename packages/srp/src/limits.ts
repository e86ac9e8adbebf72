import { SrpError } from './errors.ts';
import { N } from './group.ts';
import { parseHex } from './integer.ts';

/** Cognito's salts have 32 digits; anything much longer is not a salt. */
export const MAX_SALT_DIGITS = 256;

/** Secret blocks are 1 to 2 kB of base64. */
export const MAX_SECRET_BLOCK_LENGTH = 16_384;

// 3072 bits, plus the byte that Java puts in front of a number with its first bit set.
const MAX_PUBLIC_DIGITS = 770;

/** Reads the peer's public value A or B and refuses 0 modulo N (RFC 5054, sections 2.5.3 and 2.5.4). */
export function parsePublicValue(name: 'srpA' | 'srpB', hex: string): bigint {
  const value = parseHex(name, hex, MAX_PUBLIC_DIGITS);
  if (value % N === 0n) {
    throw new SrpError(
      name === 'srpA' ? 'invalid-a' : 'invalid-b',
      `${name} is 0 modulo N, so the shared secret can be guessed: start again.`,
    );
  }
  return value;
}

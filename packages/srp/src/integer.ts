import { bytesToNumberBE } from '@noble/curves/utils.js';
import { hexToBytes } from '@noble/hashes/utils.js';
import { SrpError } from './errors.ts';

/** Reads hexadecimal text of any length, odd too, as an unsigned integer. */
export function parseHex(name: string, text: string, maxDigits: number): bigint {
  if (text.length > maxDigits) throw new SrpError('too-long', `${name} is longer than ${maxDigits} digits.`);
  if (!/^[\da-f]+$/i.test(text)) throw new SrpError('malformed-hex', `${name} must be hexadecimal digits.`);
  return BigInt(`0x${text}`);
}

/** Reads big-endian bytes as an unsigned integer. */
export const fromBytes: (bytes: Uint8Array) => bigint = bytesToNumberBE;

/**
 * The bytes of an unsigned integer as Java's `BigInteger.toByteArray` gives them, since Cognito hashes those:
 * as few as possible, big-endian, a zero byte in front where the first bit is set.
 */
export function pad(value: bigint): Uint8Array {
  const digits = value.toString(16);
  const even = digits.length % 2 ? `0${digits}` : digits;
  return hexToBytes(/^[89a-f]/.test(even) ? `00${even}` : even);
}

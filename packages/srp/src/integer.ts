import { checkLength } from './check-length.ts';
import { SrpError } from './errors.ts';

/** Bytes that WebCrypto accepts: not in shared memory. */
export type Bytes = Uint8Array<ArrayBuffer>;

/** The inputs of HKDF (RFC 5869) for a session key of 16 bytes. */
export interface KeyMaterial {
  readonly secret: Bytes;
  readonly salt: Bytes;
  readonly info: Bytes;
}

/** Reads hexadecimal text of any length, including odd, as an unsigned integer. */
export function parseHex(name: string, text: string, maxDigits: number): bigint {
  checkLength(name, text, maxDigits);
  if (!/^[\da-f]+$/i.test(text)) throw new SrpError('malformed-hex', `${name} must be hexadecimal digits.`);
  return BigInt(`0x${text}`);
}

/** Reads big-endian bytes as an unsigned integer. */
export function fromBytes(bytes: Uint8Array): bigint {
  let value = 0n;
  for (const byte of bytes) value = (value << 8n) | BigInt(byte);
  return value;
}

/**
 * Returns the bytes of an unsigned integer like Java's `BigInteger.toByteArray`, because Cognito hashes those: big-endian,
 * and as few as have room for a sign bit in front.
 */
export function pad(value: bigint): Bytes {
  const bits = value.toString(2).length;
  const length = Math.floor(bits / 8) + 1;
  const words = Math.ceil(length / 8);
  const view = new DataView(new ArrayBuffer(8 * words));
  for (let word = words - 1, rest = value; word >= 0; word--, rest >>= 64n) view.setBigUint64(8 * word, rest);
  return new Uint8Array(view.buffer).slice(-length);
}

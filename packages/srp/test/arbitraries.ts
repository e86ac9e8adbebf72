/** Users, devices and secrets as fast-check draws them. */
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import fc from 'fast-check';
import type { RandomBytes } from '../src/runtime.ts';

/** A source that gives a known number, with zeros in front. */
export const giving =
  (hex: string): RandomBytes =>
  (length) =>
    hexToBytes(hex.padStart(2 * length, '0'));

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });

/** Text of any script: letters with marks, emoji, and code points that nobody assigned. */
const text = (maxLength: number) =>
  fc.oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength }),
    fc.string({ unit: 'binary', minLength: 1, maxLength }),
  );

/** A secret exponent of 64 to 256 bits, in hexadecimal. */
export const secret = fc
  .uint8Array({ minLength: 8, maxLength: 32 })
  .filter((value) => value.some((byte) => byte > 0))
  .map(bytesToHex);

/** 16 bytes in hexadecimal, a third of them with zeros in front. */
export const salt = fc
  .tuple(fc.oneof(fc.constant(0), fc.constant(0), fc.integer({ min: 1, max: 6 })), bytes(16))
  .map(([zeros, value]) => bytesToHex(value).slice(zeros).padStart(32, '0'));

const poolName = fc.stringMatching(/^[0-9A-Za-z]{1,9}$/);

export const user = fc.record({ poolName, userId: text(40), password: text(64), salt });

export const device = fc.record({
  deviceGroupKey: fc.stringMatching(/^-?[\w-]{8}$/),
  deviceKey: fc.uuid().map((id) => `eu-west-2_${id}`),
  devicePassword: bytes(40).map((value) => btoa(String.fromCharCode(...value))),
  salt,
});

/** A secret block and a time to sign. */
export const claim = fc.record({
  secretBlock: fc
    .uint8Array({ minLength: 1, maxLength: 1500 })
    .map((value) => btoa(String.fromCharCode(...value))),
  epochMilliseconds: fc.integer({ min: 0, max: 4_102_444_800_000 }),
});

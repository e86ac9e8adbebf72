import { bytesToHex } from '@noble/hashes/utils.js';
import { describe, expect, test } from 'vitest';
import { fromBytes, pad, parseHex } from './integer.ts';

describe('pad', () => {
  test.each([
    ['0', '00'],
    ['1', '01'],
    ['7f', '7f'],
    ['80', '0080'],
    ['ff', '00ff'],
    ['100', '0100'],
    ['7fff', '7fff'],
    ['8000', '008000'],
    ['00abc', '0abc'],
    ['7fffffffffffffff', '7fffffffffffffff'],
    ['8000000000000000', '008000000000000000'],
    ['ffffffffffffffff', '00ffffffffffffffff'],
    ['10000000000000000', '010000000000000000'],
    ['f11111111111111111111111111111', '00f11111111111111111111111111111'],
  ])('writes %s as the bytes %s', (hex, expected) => {
    const bytes = pad(BigInt(`0x${hex}`));
    expect(bytesToHex(bytes)).toBe(expected);
    expect(fromBytes(bytes)).toBe(BigInt(`0x${hex}`));
  });
});

describe('parseHex', () => {
  test('reads even and odd numbers of digits, in either case, with and without zeros in front', () => {
    expect(parseHex('salt', 'fF', 8)).toBe(255n);
    expect(parseHex('salt', 'fff', 8)).toBe(4095n);
    expect(parseHex('salt', '0000000a', 8)).toBe(10n);
  });

  test.each(['', ' ', '0x10', 'g', '-1', '1.5', 'ff\n', '١'])('refuses %j', (text) => {
    expect(() => parseHex('salt', text, 8)).toThrow(
      expect.objectContaining({ code: 'malformed-hex', message: 'salt must be hexadecimal digits.' }),
    );
  });

  test('refuses more digits than the limit before it reads them', () => {
    expect(() => parseHex('salt', 'z'.repeat(9), 8)).toThrow(expect.objectContaining({ code: 'too-long' }));
  });
});

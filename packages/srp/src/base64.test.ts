import { utf8ToBytes } from '@noble/hashes/utils.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeBase64, encodeBase64 } from './base64.ts';

const decode = (text: string) => decodeBase64('secretBlock', text, 4000);

test('bytes survive the way there and back', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 1500 }), (bytes) => {
      expect(decode(encodeBase64(bytes))).toEqual(bytes);
    }),
  );
});

test('standard and url-safe alphabets are read, with and without padding', () => {
  const bytes = Uint8Array.of(0xfb, 0xef, 0xff, 0xfe);
  for (const text of ['++///g==', '++///g', '--___g==', '--___g']) expect(decode(text)).toEqual(bytes);
  expect(decode('YQ')).toEqual(utf8ToBytes('a'));
});

test.each(['', '=', '====', 'A', 'AAAAA', 'AA=A', 'AA===', 'AA AA', 'AAAA\n', 'AA*A', 'ÄAAA'])(
  '%j is refused',
  (text) => {
    expect(() => decode(text)).toThrow(
      expect.objectContaining({ code: 'malformed-base64', message: 'secretBlock must be base64.' }),
    );
  },
);

test('more than the limit is refused', () => {
  expect(() => decode('A'.repeat(4004))).toThrow(expect.objectContaining({ code: 'too-long' }));
});

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fromBase64Url, toBase64Url } from './base64url.ts';

it('encodes bytes as Node does, and decodes them again', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      const text = toBase64Url(bytes);
      expect(text).toBe(Buffer.from(bytes).toString('base64url'));
      expect(fromBase64Url(text)).toEqual(Uint8Array.from(bytes));
      expect(toBase64Url(Uint8Array.from(bytes).buffer)).toBe(text);
    }),
  );
});

it.each(['A', 'a b!', '===='])('%j is invalid', (text) => {
  expect(() => fromBase64Url(text)).toThrow(DOMException);
});

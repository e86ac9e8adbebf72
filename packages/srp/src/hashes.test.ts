import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { hash, hmacByDerivedKey } from './hashes.ts';
import { deriveKey } from './hashes-without-webcrypto.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

describe.each([
  ['WebCrypto', () => {}],
  ['no WebCrypto, as on a plain-http page', () => vi.stubGlobal('crypto', { getRandomValues: () => {} })],
])('with %s', (_, setUp) => {
  beforeEach(setUp);

  test('hash gives the digests of FIPS 180-4', async () => {
    expect(bytesToHex(await hash())).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    expect(bytesToHex(await hash(utf8ToBytes('a'), utf8ToBytes('bc')))).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    );
  });

  test('hmacByDerivedKey gives one HMAC over all parts', async () => {
    const material = { secret: utf8ToBytes('secret'), salt: utf8ToBytes('salt'), info: utf8ToBytes('info') };
    const whole = await hmacByDerivedKey(material, utf8ToBytes('message'));
    expect(await hmacByDerivedKey(material, utf8ToBytes('mess'), utf8ToBytes('age'))).toEqual(whole);
    expect(bytesToHex(whole)).toBe('cf7b39eb013b24989da7d3a7f7e57a2ca1f7db3576310531b83bc16f25ee0b3f');
  });
});

test('deriveKey gives the beginning of the keys of RFC 5869, test cases 1 and 2', () => {
  const count = (from: number, length: number) => Uint8Array.from({ length }, (_, index) => from + index);
  const first = { secret: new Uint8Array(22).fill(0x0b), salt: count(0, 13), info: count(0xf0, 10) };
  expect(deriveKey(first)).toEqual(hexToBytes('3cb25f25faacd57a90434f64d0362f2a'));
  const second = { secret: count(0, 80), salt: count(0x60, 80), info: count(0xb0, 80) };
  expect(deriveKey(second)).toEqual(hexToBytes('b11e398dc80327a1c8e7f78c596a4934'));
});

test('a page without WebCrypto that cannot load the fallback reports it, and may try again', async () => {
  vi.stubGlobal('crypto', { getRandomValues: () => {} });
  vi.resetModules();
  vi.doMock('./hashes-without-webcrypto.ts', () => {
    throw new TypeError('Failed to fetch dynamically imported module');
  });
  const { hash: hashOnFlakyNetwork } = await import('./hashes.ts');
  await expect(hashOnFlakyNetwork()).rejects.toMatchObject({ name: 'SrpError', code: 'not-loaded' });
  vi.doUnmock('./hashes-without-webcrypto.ts');
  expect(await hashOnFlakyNetwork()).toHaveLength(32);
});

test('code in a single file includes the fallback and loads nothing', async () => {
  vi.stubGlobal('crypto', { getRandomValues: () => {} });
  vi.resetModules();
  const { hash: hashInOneFile } = await import('./hashes.ts');
  const { inlineHashes } = await import('./inline-hashes.ts');
  inlineHashes();
  vi.doMock('./hashes-without-webcrypto.ts', () => {
    throw new TypeError('Failed to fetch dynamically imported module');
  });
  expect(await hashInOneFile()).toHaveLength(32);
  vi.doUnmock('./hashes-without-webcrypto.ts');
});

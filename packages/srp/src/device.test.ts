import { hexToBytes } from '@noble/hashes/utils.js';
import { expect, test } from 'vitest';
import { decodeBase64 } from './base64.ts';
import { createDeviceSecret } from './device.ts';
import { fromBytes, pad } from './integer.ts';

const device = { deviceGroupKey: '-FDRunwQv', deviceKey: 'eu-west-2_627477ae-3631-4248-bed9-d2e934100372' };
const bytesOf = (base64: string) => decodeBase64('value', base64, 1000);

test('the secret is 40 random bytes, the salt 16', async () => {
  const lengths: number[] = [];
  const { devicePassword, salt } = await createDeviceSecret(device, {
    random: (length) => {
      lengths.push(length);
      return new Uint8Array(length).fill(0x11);
    },
  });
  expect(lengths).toEqual([40, 16]);
  expect(bytesOf(devicePassword)).toEqual(new Uint8Array(40).fill(0x11));
  expect(bytesOf(salt)).toEqual(new Uint8Array(16).fill(0x11));
});

test.each([
  ['a salt with its first bit set gets a zero byte in front', 'f1'.repeat(16), `00${'f1'.repeat(16)}`],
  ['a salt that begins with zeros loses them', `0000${'71'.repeat(14)}`, '71'.repeat(14)],
])('%s', async (_, drawn, expected) => {
  const random = (length: number) => (length === 16 ? hexToBytes(drawn) : new Uint8Array(length).fill(1));
  const { salt } = await createDeviceSecret(device, { random });
  expect(bytesOf(salt)).toEqual(hexToBytes(expected));
});

test('a verifier is written as a positive number, half of them with a zero byte in front', async () => {
  const sizes = new Set<number>();
  for (let count = 0; count < 40; count++) {
    const bytes = bytesOf((await createDeviceSecret(device)).passwordVerifier);
    expect(bytes).toEqual(pad(fromBytes(bytes)));
    sizes.add(bytes.length);
  }
  expect([...sizes]).toEqual(expect.arrayContaining([384, 385]));
});

test.each([
  ['an empty group key', { deviceGroupKey: '' }, 'invalid-input'],
  ['an endless device key', { deviceKey: 'k'.repeat(2049) }, 'too-long'],
])('%s is refused', async (_, change, code) => {
  await expect(createDeviceSecret({ ...device, ...change })).rejects.toMatchObject({ code });
});

import * as crypto from 'node:crypto';
import { pow } from '@noble/curves/abstract/modular.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { N } from '../group.ts';
import * as own from '../power.ts';
import { serverPowers } from './powers.ts';

const noSlices = { isOver: () => false, next: () => Promise.reject(new Error('never over')) };
const below = (limit: bigint) => fc.bigInt({ min: 0n, max: limit - 1n });

describe('on Node, OpenSSL computes', () => {
  const { power, powerOfTwo } = serverPowers(process);

  test('its own powers, which agree with the plain ones', async () => {
    expect(power).not.toBe(own.power);
    expect(powerOfTwo).not.toBe(own.powerOfTwo);
    await fc.assert(
      fc.asyncProperty(below(N), below(2n ** 256n), async (base, exponent) => {
        expect(await power(base, exponent, noSlices)).toBe(pow(base, exponent, N));
        expect(await powerOfTwo(exponent, noSlices)).toBe(pow(2n, exponent, N));
      }),
      { numRuns: 50 },
    );
  });

  test.each([0n, 1n, 2n, 2n ** 3071n, 2n ** 3064n - 1n, N - 2n, N - 1n].map((base) => ({ base })))(
    'powers of $base',
    async ({ base }) => {
      for (const exponent of [0n, 1n, 2n, 127n, 128n, 2n ** 255n, 2n ** 256n - 1n])
        expect(await power(base, exponent, noSlices)).toBe(pow(base, exponent, N));
    },
  );
});

/** A library that differs in one function. */
const withCrypto = (change: Partial<typeof crypto>) => ({
  getBuiltinModule: (name: string) => (name === 'node:crypto' ? { ...crypto, ...change } : undefined),
});

test('a library that has all of it is used', () => {
  expect(serverPowers(withCrypto({})).power).not.toBe(own.power);
});

test.each([
  ['no process', undefined],
  ['a process without modules', {}],
  ['no such module', { getBuiltinModule: () => undefined }],
  [
    'a library that refuses such a key',
    withCrypto({
      createPublicKey: () => {
        throw new Error('bad e');
      },
    }),
  ],
  ['a library that computes something else', withCrypto({ publicEncrypt: () => Buffer.alloc(384, 1) })],
])('with %s the powers are those of the client', (_, process) => {
  expect(serverPowers(process)).toEqual({ power: own.power, powerOfTwo: own.powerOfTwo });
});

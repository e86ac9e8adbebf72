import { pow } from '@noble/curves/abstract/modular.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as bigints from './bigint-powers.ts';
import { N } from './group.ts';
import { compile } from './wasm/arithmetic.ts';
import { wasmPowers } from './wasm/powers.ts';

const noSlices = { isOver: () => false, next: () => Promise.reject(new Error('never over')) };
const below = (limit: bigint) => fc.bigInt({ min: 0n, max: limit - 1n });

/** Around the boundaries in the code: windows of 5 bits, bytes, the lengths of exponents, and the ends of the range. */
const around = (bits: number) => [2n ** BigInt(bits) - 1n, 2n ** BigInt(bits), 2n ** BigInt(bits) + 1n];
const bases = [0n, 1n, 2n, 5n, (N - 1n) / 2n, N >> 28n, 2n ** 3071n, N - 2n, N - 1n];
const exponents = [0n, 1n, 2n, 3n, 30n, 31n, 32n, 33n, ...[255, 256, 260, 512, 515].flatMap(around)];

/** Computed once for both: it takes longer than what is tested. */
const plainAtEdges = new Map(
  bases.map((base) => [base, exponents.map((exponent) => pow(base, exponent, N))]),
);

describe.each([
  ['of BigInt', bigints],
  ['of WebAssembly', wasmPowers(await compile())],
])('powers %s', (_, { power, powerOfTwo }) => {
  test('power agrees with the plain one', async () => {
    await fc.assert(
      fc.asyncProperty(below(N), below(2n ** 520n), async (base, exponent) => {
        expect(await power(base, exponent, noSlices)).toBe(pow(base, exponent, N));
      }),
    );
  });

  test.each(bases.map((base) => ({ base })))('power agrees at the edges: $base', async ({ base }) => {
    const powers: bigint[] = [];
    for (const exponent of exponents) powers.push(await power(base, exponent, noSlices));
    expect(powers).toEqual(plainAtEdges.get(base));
  });

  test('powerOfTwo agrees with the plain one', async () => {
    await fc.assert(
      fc.asyncProperty(below(2n ** 256n), async (exponent) => {
        expect(await powerOfTwo(exponent, noSlices)).toBe(pow(2n, exponent, N));
      }),
      { examples: [0n, 1n, 15n, 16n, ...[8, 128, 255].flatMap(around), 2n ** 256n - 1n].map((x) => [x]) },
    );
  });

  test('gives the thread back as often as the slices say, and others compute meanwhile', async () => {
    let others = 0;
    const slices = {
      isOver: () => others < 5,
      next: async () => {
        others += 1;
        expect(await power(3n, 2n ** 300n, noSlices)).toBe(pow(3n, 2n ** 300n, N));
        expect(await powerOfTwo(77n, noSlices)).toBe(2n ** 77n);
      },
    };
    expect(await power(N - 5n, 2n ** 512n - 3n, slices)).toBe(pow(N - 5n, 2n ** 512n - 3n, N));
    expect(others).toBe(5);
  });
});

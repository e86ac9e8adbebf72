import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { N } from '../group.ts';
import { type Arithmetic, compile, createArithmetic, INTO_FORM, ONE, R } from './arithmetic.ts';

const LIMB = 2n ** 28n;
const all = 2n ** 3080n - 1n;
/** Every second limb full, which creates the largest sums beside empty ones. */
const everyOther = all / (LIMB + 1n);

/** Numbers that carry far, fill or empty limbs, or are near a multiple of N: all below 2^3080 are allowed. */
const edges = [
  [0n, 1n, 2n, 3n, LIMB - 1n, LIMB, LIMB + 1n],
  [2n ** 64n, 2n ** 64n - 1n, 2n ** 56n - 1n, 2n ** 3071n, 2n ** 3072n - 1n, 2n ** 3072n],
  [N - 2n, N - 1n, N, N + 1n, N + 2n, 2n * N - 1n, 2n * N, 2n * N + 1n, 4n * N - 1n, 4n * N],
  [ONE, INTO_FORM, N - ONE, all, all - LIMB, everyOther, everyOther << 28n, all ^ (2n ** 1540n - 1n)],
].flat();

const limit = 4n * N;
/** Whether the result is the product in Montgomery form. */
const isProduct = (result: bigint, product: bigint) => result < limit && (result * R - product) % N === 0n;

/** Checks the number at index 0. */
const expectProduct = (arithmetic: Arithmetic, product: bigint) =>
  expect(isProduct(arithmetic.read(0), product)).toBe(true);

describe('products in Montgomery form', async () => {
  const arithmetic = createArithmetic(await compile());

  test('reads written numbers back', () => {
    for (const edge of edges) {
      arithmetic.write(7, edge);
      arithmetic.copy(3, 7);
      expect(arithmetic.read(3)).toBe(edge);
    }
  });

  test('are right at the edges, each with each', () => {
    for (const one of edges) {
      for (const other of edges) {
        arithmetic.write(0, one);
        arithmetic.write(1, other);
        arithmetic.multiply(0, 1);
        expectProduct(arithmetic, one * other);
        expect(arithmetic.read(1)).toBe(other);
      }
      for (const double of [0, 1] as const) {
        arithmetic.write(0, one);
        arithmetic.square(0, double);
        expectProduct(arithmetic, (one * one) << BigInt(double));
      }
    }
  });

  test('a number may be multiplied by itself', () => {
    for (const edge of edges) {
      arithmetic.write(0, edge);
      arithmetic.multiply(0, 0);
      expectProduct(arithmetic, edge * edge);
    }
  });

  test('take in nothing of the numbers beside them, and leave those alone', () => {
    const around = [2, 4, 6];
    for (const beside of around) arithmetic.write(beside, all);
    for (const [one, other] of [
      [N - 1n, N - 2n],
      [all, all],
      [0n, all],
    ] as const) {
      arithmetic.write(3, one);
      arithmetic.write(5, other);
      arithmetic.multiply(3, 5);
      expect((arithmetic.read(3) * R - one * other) % N).toBe(0n);
      arithmetic.write(3, one);
      arithmetic.square(3, 1);
      expect((arithmetic.read(3) * R - 2n * one * one) % N).toBe(0n);
      expect(arithmetic.read(5)).toBe(other);
      for (const beside of around) expect(arithmetic.read(beside)).toBe(all);
    }
  });

  test('are right for limbs of any pattern', () => {
    const limb = fc.oneof(
      fc.constantFrom(0n, 1n, LIMB - 1n, LIMB - 2n),
      fc.bigInt({ min: 0n, max: LIMB - 1n }),
    );
    const number = fc
      .array(limb, { minLength: 110, maxLength: 110 })
      .map((limbs) => limbs.reduce((sum, next) => sum * LIMB + next, 0n));
    fc.assert(
      fc.property(number, number, (one, other) => {
        arithmetic.write(0, one);
        arithmetic.write(1, other);
        arithmetic.multiply(0, 1);
        expectProduct(arithmetic, one * other);
        arithmetic.write(0, one);
        arithmetic.square(0, 1);
        expectProduct(arithmetic, 2n * one * one);
      }),
      { numRuns: 500 },
    );
  });

  test('100,000 in a row, from a random start, are right', () => {
    let before = BigInt(`0x${Buffer.from(crypto.getRandomValues(new Uint8Array(384))).toString('hex')}`) % N;
    const factor = (before * 3n + 1n) % N;
    arithmetic.write(0, before);
    arithmetic.write(1, factor);
    for (let round = 0; round < 100_000; round++) {
      const double = round & 1 ? 1 : 0;
      if (round % 3 === 0) arithmetic.multiply(0, 1);
      else arithmetic.square(0, double);
      const product = round % 3 === 0 ? before * factor : (before * before) << BigInt(double);
      // One assertion for each would take longer than the arithmetic, as would a second reading.
      before = arithmetic.read(0);
      if (!isProduct(before, product)) throw new Error(`Round ${round} is wrong.`);
    }
    expect(before).not.toBe(0n);
  });

  test('cleared, nothing of the numbers is left, and products are right again', async () => {
    const own = createArithmetic(await compile());
    own.write(0, all);
    own.multiply(0, 0);
    own.clear();
    for (let index = 0; index < 34; index++) expect(own.read(index)).toBe(0n);
    own.write(0, N - 1n);
    own.square(0, 0);
    expectProduct(own, 1n);
  });
});

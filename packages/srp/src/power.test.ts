import { pow } from '@noble/curves/abstract/modular.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { N } from './group.ts';
import { power, powerOfTwo } from './power.ts';

const noSlices = { isOver: () => false, next: () => Promise.reject(new Error('never over')) };
const below = (limit: bigint) => fc.bigInt({ min: 0n, max: limit - 1n });

test('power agrees with the plain one', async () => {
  await fc.assert(
    fc.asyncProperty(below(N), below(2n ** 520n), async (base, exponent) => {
      expect(await power(base, exponent, noSlices)).toBe(pow(base, exponent, N));
    }),
    {
      examples: [
        [0n, 0n],
        [0n, 1n],
        [N - 1n, 2n ** 512n - 1n],
        [5n, 0n],
        [5n, 1n],
        [5n, 2n],
        [5n, 33n],
      ],
    },
  );
});

test('powerOfTwo agrees with the plain one', async () => {
  await fc.assert(
    fc.asyncProperty(below(2n ** 256n), async (exponent) => {
      expect(await powerOfTwo(exponent, noSlices)).toBe(pow(2n, exponent, N));
    }),
    { examples: [[0n], [1n], [15n], [16n], [2n ** 128n - 1n], [2n ** 128n], [2n ** 256n - 1n]] },
  );
});

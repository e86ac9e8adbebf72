import { describe, expect, it } from 'vitest';
import { boundedDelay } from './index.ts';

describe('a delay', () => {
  it.each([
    [1_500, 1_500],
    [0, 0],
    [-1, 0],
    [Number.NaN, 0],
    [2 ** 31 - 1, 2 ** 31 - 1],
    [2 ** 31, 2 ** 31 - 1],
    [25 * 86_400_000, 2 ** 31 - 1],
    [1e20, 2 ** 31 - 1],
    [Number.POSITIVE_INFINITY, 2 ** 31 - 1],
    [Number.NEGATIVE_INFINITY, 0],
  ])('of %d ms is %d ms, for a timer', (wanted, milliseconds) => {
    expect(boundedDelay(wanted)).toBe(milliseconds);
  });

  it('has a bound of its own, which no timer exceeds', () => {
    expect(boundedDelay(5_000, 1_000)).toBe(1_000);
    expect(boundedDelay(1e20, Number.POSITIVE_INFINITY)).toBe(2 ** 31 - 1);
  });
});

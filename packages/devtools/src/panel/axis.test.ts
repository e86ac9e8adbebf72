import { expect, test } from 'vitest';
import { createAxis } from './axis.ts';

test('time runs evenly from the first moment to the last', () => {
  const { at, breaks } = createAxis([1_000, 1_900, 1_300]);
  expect([1_000, 1_300, 1_450, 1_900].map(at)).toEqual([0, 1 / 3, 0.5, 1]);
  expect(breaks).toEqual([]);
});

test('a stretch in which nothing happens is shortened, and marked', () => {
  const { at, breaks } = createAxis([0, 500, 60_500, 61_000]);
  expect([0, 500, 60_500, 61_000].map(at)).toEqual([0, 0.25, 0.75, 1]);
  expect(breaks).toEqual([0.5]);
});

test('times outside the axis are at its ends; an axis of one moment, or of none, is a point', () => {
  expect(createAxis([1_000, 2_000]).at(9_000)).toBe(1);
  expect(createAxis([1_000, 2_000]).at(0)).toBe(0);
  expect(createAxis([1_000]).at(1_000)).toBe(0);
  expect(createAxis([]).at(5)).toBe(0);
});

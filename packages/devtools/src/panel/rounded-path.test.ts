import { expect, test } from 'vitest';
import { roundedPath } from './rounded-path.ts';

test('a straight line stays straight', () => {
  expect(
    roundedPath([
      [0, 0],
      [30, 0],
    ]),
  ).toBe('M0 0L30 0');
});

test('a corner is cut and bent', () => {
  expect(
    roundedPath([
      [0, 0],
      [30, 0],
      [30, 40],
    ]),
  ).toBe('M0 0L23 0Q30 0 30 7L30 40');
});

test('where there is little room, the bend is smaller', () => {
  expect(
    roundedPath([
      [0, 0],
      [4, 0],
      [4, 40],
    ]),
  ).toBe('M0 0L2 0Q4 0 4 2L4 40');
});

test('no points make no path', () => {
  expect(roundedPath([])).toBe('');
});

import { expect, it } from 'vitest';
import { digitsOf } from './index.ts';

it.each([
  ['123 456', '123456'],
  ['123-456', '123456'],
  ['Your code is 012345.', '012345'],
  ['１２３４５６', '123456'],
  ['none', ''],
])('reads the digits of "%s"', (text, digits) => {
  expect(digitsOf(text)).toBe(digits);
});

import { expect, it } from 'vitest';
import { isText, isTexts } from './checks.ts';

it('a text has up to 100,000 characters', () => {
  const longest = 'x'.repeat(100_000);
  expect([isText(longest), isText(`${longest}x`)]).toEqual([true, false]);
  expect([isTexts({ name: longest }), isTexts({ name: `${longest}x` })]).toEqual([true, false]);
});

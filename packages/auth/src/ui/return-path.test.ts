import fc from 'fast-check';
import { expect, it } from 'vitest';
import { returnPath } from './index.ts';

const query = (to: string) => `?${new URLSearchParams({ to })}`;

it('is the page that was asked for, with its query and fragment', () => {
  expect(returnPath(query('/notes?page=2#last'))).toBe('/notes?page=2#last');
});

it('is the given page where none was asked for', () => {
  expect(returnPath('?other=1', '/home')).toBe('/home');
  expect(returnPath('')).toBe('/');
});

it.each([
  'https://evil.example/',
  '//evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  '/.//evil.example',
  '/a/..//evil.example',
  'javascript:alert(1)',
  'notes',
  '//[',
])('does not lead to %j', (to) => {
  expect(returnPath(query(to), '/home')).toBe('/home');
});

it('never leads to another origin', () => {
  const origin = 'https://app.example.com';
  const parts = fc.constantFrom(
    '/',
    '\\',
    '.',
    '..',
    ':',
    '@',
    '\t',
    '\n',
    'evil.example',
    'https:',
    '?',
    '#',
    '%2F',
  );
  fc.assert(
    fc.property(fc.array(parts, { maxLength: 8 }), (path) => {
      expect(new URL(returnPath(query(path.join(''))), origin).origin).toBe(origin);
    }),
  );
});

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { masked } from './redaction.ts';

const secret = fc.string({ minLength: 4 }).map((text) => `§${text}§`);

it('a secret of any kind is not shown', () => {
  fc.assert(
    fc.property(fc.anything(), secret, (value, text) => {
      for (const hidden of [value, text, { text }, [text]]) {
        const shown = masked(hidden, 'secret');
        expect(hidden === null || hidden === undefined ? shown : '•••').toBe(shown);
      }
    }),
  );
});

it('of objects only members that are listed are shown, each as it is listed', () => {
  fc.assert(
    fc.property(secret, secret, fc.string(), (one, other, name) => {
      const show = { hidden: 'secret', person: 'name', names: 'keys', word: 'plain' } as const;
      const value = { hidden: one, person: one, names: { key: one }, word: one, [`more ${name}`]: other };
      const text = JSON.stringify(masked(value, show));
      expect(text).not.toContain(JSON.stringify(one).slice(1, -1));
      expect(text).not.toContain(JSON.stringify(other).slice(1, -1));
      expect(masked(value, show)).toEqual({ hidden: '•••', person: '§•••', names: ['key'], word: '•••' });
    }),
  );
});

it.each(['__proto__', 'constructor', 'toString'])('a member called %s is not shown', (name) => {
  const value: unknown = JSON.parse(`{"${name}":"secret","word":"ok"}`);
  expect(masked(value, { word: 'plain' })).toEqual({ word: 'ok' });
});

it.each([
  ['a-word.of:the_protocol', 'a-word.of:the_protocol'],
  ['x'.repeat(64), 'x'.repeat(64)],
  ['x'.repeat(65), '•••'],
  ['two words', '•••'],
  ['', '•••'],
  [7, 7],
  [false, false],
  [
    ['a', 'b c', 7],
    ['a', '•••', 7],
  ],
  [{ a: 1 }, '•••'],
])('a plain %j is shown as %j', (value, shown) => {
  expect(masked(value, 'plain')).toEqual(shown);
});

it('a value that is not an object has no keys, and one that is not a string has no name', () => {
  expect([masked('text', 'keys'), masked(7, 'name'), masked('', 'name'), masked('😀x', 'name')]).toEqual([
    null,
    '•••',
    '•••',
    '😀•••',
  ]);
});

import { expect, test } from 'vitest';
import { type Json, withoutNulls } from './json.ts';

const nested = (levels: number): Json => JSON.parse('['.repeat(levels) + ']'.repeat(levels)) as Json;

test('a value may be nested a hundred levels deep, and no deeper', () => {
  expect(withoutNulls(nested(100))).toEqual(nested(100));
  expect(() => withoutNulls(nested(101))).toThrow(
    expect.objectContaining({ type: 'SerializationException', message: 'The body is nested too deeply.' }),
  );
});

test('members that are null are dropped at every depth, and so is nothing else', () => {
  const value = { a: null, b: [{ c: null, d: 0 }, null, ''], e: { f: false, g: { h: null } } };
  expect(withoutNulls(value)).toEqual({ b: [{ d: 0 }, null, ''], e: { f: false, g: {} } });
});

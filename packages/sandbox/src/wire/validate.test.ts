import * as v from 'valibot';
import { expect, test } from 'vitest';
import { withoutNulls } from './json.ts';
import { limit } from './members.ts';
import { page, pageAt } from './page.ts';
import { validate } from './validate.ts';

const schema = v.object({ UserName: v.string(), Tags: v.optional(v.record(v.string(), v.string())) });
const refusal = (value: unknown): string => {
  try {
    validate(schema, value);
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message}` : '';
  }
  return 'taken';
};
const constraint = 'failed to satisfy constraint: Member must';

test('wrong members are counted and named, and their values are never repeated', () => {
  expect(refusal({ UserName: 'ada' })).toBe('taken');
  expect(refusal({})).toBe(
    `InvalidParameterException: 1 validation error detected: Value null at 'userName' ${constraint} not be null`,
  );
  expect(refusal({ Tags: { Colour: 5 } })).toBe(
    `InvalidParameterException: 2 validation errors detected: Value null at 'userName' ${constraint} not be null; Value at 'tags.Colour' ${constraint} be string`,
  );
  expect(refusal('hunter2')).toBe(
    `InvalidParameterException: 1 validation error detected: Value at 'request' ${constraint} be Object`,
  );
});

test.each([
  [0.5, 'valid'],
  [-1, '>=0'],
  [61, '<=60'],
])('the limit %d has to be %s', (Limit, wanted) => {
  expect(() => validate(v.object({ Limit: limit }), { Limit })).toThrow(
    `Value at 'limit' failed to satisfy constraint: Member must be ${wanted}`,
  );
});

test('names that callers make up are cut off at 128 characters', () => {
  const named = (length: number) => refusal({ UserName: 'ada', Tags: { ['k'.repeat(length)]: 5 } });
  expect(named(128)).toContain(`'tags.${'k'.repeat(128)}'`);
  expect(named(129)).toContain(`'tags.${'k'.repeat(128)}'`);
});

test('of very many problems the first thousand are named, and all are counted', () => {
  const tags = (count: number) =>
    refusal({
      UserName: 'ada',
      Tags: Object.fromEntries(Array.from({ length: count }, (_, n) => [`k${n}`, 5])),
    });
  const named = (text: string) => text.split(';').length;
  expect([named(tags(1_000)), named(tags(1_001))]).toEqual([1_000, 1_000]);
  expect(tags(1_001)).toContain('1001 validation errors detected');
});

test('null members count as absent, at every depth, and nothing else does', () => {
  expect(
    withoutNulls({ a: null, b: [null, { c: null, d: 0 }], e: { f: null, g: '' }, h: false, i: 'text' }),
  ).toEqual({ b: [null, { d: 0 }], e: { g: '' }, h: false, i: 'text' });
});

test('accepts a hundred levels of nesting, and no more', () => {
  const nested = (levels: number) =>
    Array.from({ length: levels - 1 }).reduce<object>((inner) => [inner], []);
  const objects = (levels: number) =>
    Array.from({ length: levels - 1 }).reduce<object>((inner) => ({ inner }), {});
  for (const make of [nested, objects]) {
    expect(withoutNulls(make(100) as never)).toEqual(make(100));
    expect(() => withoutNulls(make(101) as never)).toThrow(
      expect.objectContaining({ type: 'SerializationException', message: 'The body is nested too deeply.' }),
    );
  }
});

test('a list comes in pages of the wanted size, each item once', () => {
  const all = Array.from({ length: 61 }, (_, n) => n);
  expect(page(all).items).toHaveLength(60);
  expect(page(all, 0).items).toHaveLength(60);
  expect(page(all.slice(1))).toEqual({ items: all.slice(1), next: undefined });
  const first = page(all, 31);
  expect(first).toEqual({ items: all.slice(0, 31), next: 'from-31' });
  expect(page(all, 31, first.next)).toEqual({ items: all.slice(31), next: undefined });
});

test.each(['', 'from-', 'from-x', 'from--1', ' from-1', 'from-1 ', '1', 'FROM-1'])(
  'the token %j, which no page ever gave, is refused',
  (token) => {
    expect(() => pageAt(10, token)).toThrow('Invalid pagination token.');
  },
);

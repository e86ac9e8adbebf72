/** Unexpected values, and distorted versions of other values. */
import { pick } from '../storm/random.ts';

const nested = (depth: number): unknown => {
  let value: unknown = 1;
  for (let level = 0; level < depth; level += 1) value = level % 2 ? [value] : { a: value };
  return value;
};

/** All of them survive JSON, or become something else that is no better. */
const JUNK: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  -0,
  1.5,
  2 ** 53,
  1e308,
  -1e308,
  8.64e15 + 1,
  '',
  ' ',
  '0',
  'null',
  'NaN',
  'constructor',
  '__proto__',
  'a.b.c',
  'eyJhIjoxfQ.e30.',
  '\u0000\u001b[31m',
  '\ud800',
  '<script>alert(1)</script>',
  'x'.repeat(100_001),
  [],
  [[]],
  [null],
  {},
  { length: 1e9 },
  { toString: 1, valueOf: null },
  JSON.parse('{"then":"x"}'),
  { constructor: { prototype: null } },
  JSON.parse('{"__proto__":{"polluted":true}}'),
  Array.from({ length: 2_000 }, () => 'x'),
  nested(40),
  nested(2_000),
  '1970-01-01T00:00:00Z',
  'Thu, 01 Jan 1970 00:00:00 GMT',
];

export const junk = (next: () => number): unknown => pick(JUNK, next());

/** Values that JSON cannot contain, for callers in the same process. */
const ALIVE: readonly unknown[] = [
  undefined,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  7n,
  Symbol('junk'),
  () => {
    throw new Error('A function was called.');
  },
  new Map([['sealed', { handle: 1 }]]),
  new Date(Number.NaN),
  Object.create(null),
  new Proxy(
    {},
    {
      get() {
        throw new Error('A member was read.');
      },
    },
  ),
];

export const junkAlive = (next: () => number): unknown =>
  next() % 3 === 0 ? pick(ALIVE, next()) : junk(next);

/** Values for structured cloning: for storage and messages. */
export const junkCloned = (next: () => number): unknown => {
  const value = junkAlive(next);
  try {
    return structuredClone(value);
  } catch {
    return null;
  }
};

export const junkText = (next: () => number): string => JSON.stringify(junk(next));

const isMembers = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** The object that a text holds as JSON, as a challenge holds the options of a passkey. */
function parsed(value: unknown): object | null {
  if (typeof value !== 'string' || !value.startsWith('{')) return null;
  try {
    return Object(JSON.parse(value)) as object;
  } catch {
    return null;
  }
}

/** A copy with one place changed. */
export function mutate(value: unknown, next: () => number, instead = junk): unknown {
  const inText = parsed(value);
  if (inText && next() % 4) return JSON.stringify(mutate(inText, next, instead));
  if (!isMembers(value) || next() % 4 === 0) return mutateHere(value, next, instead);
  const names = Object.keys(value);
  if (names.length === 0) return mutateHere(value, next, instead);
  const name = pick(names, next());
  const inner = mutate(value[name], next, instead);
  if (Array.isArray(value)) return value.map((item: unknown, at) => (String(at) === name ? inner : item));
  return { ...value, [name]: inner };
}

function mutateHere(value: unknown, next: () => number, instead: (next: () => number) => unknown): unknown {
  if (Array.isArray(value)) {
    const items = value as unknown[];
    return pick([[], [...items, ...items], [instead(next), ...items], instead(next)], next());
  }
  if (isMembers(value) && next() % 2) {
    const names = Object.keys(value);
    const name = names.length > 0 ? pick(names, next()) : 'name';
    const { [name]: _, ...rest } = value;
    return pick([rest, { ...value, [name]: instead(next) }, { ...rest, [`${name}2`]: _ }], next());
  }
  if (typeof value === 'string' && value && next() % 2) {
    const at = next() % value.length;
    return pick(
      [value.slice(0, at), `${value.slice(0, at)}!${value.slice(at + 1)}`, `${value}${value}`],
      next(),
    );
  }
  return instead(next);
}

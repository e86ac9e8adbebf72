import { describe, expect, test } from 'vitest';
import type { Json } from '../wire/json.ts';
import { coerce } from './coerce.ts';
import { itemsOf, membersOf, textOf } from './values.ts';

const NUMBERS =
  `AccessTokenValidity AuthSessionValidity IdTokenValidity MaxPerUser MaxValidityMinutes MinimumLength
  PasswordHistorySize Precedence Priority RefreshTokenValidity RetryGracePeriodSeconds TemporaryPasswordValidityDays
  UnusedAccountValidityDays`.split(/\s+/);

test.each(NUMBERS)('%s is a number, also as text', (name) => {
  expect([coerce('12', name), coerce(12, name), coerce({ [name]: ['3'] })]).toEqual([
    12,
    12,
    { [name]: [3] },
  ]);
  for (const text of ['', '1.5', 'x1', '1x', '-1']) expect(coerce(text, name)).toBe(text);
});

test.each(['Value', 'ProviderDetails', 'AttributeMapping', 'ClientMetadata', 'UserPoolTags'])(
  '%s is text, and all in it',
  (name) => {
    const value: Json = { a: true, b: 5, c: ['true', false, { MinimumLength: 3 }], d: null };
    const text = { a: 'true', b: '5', c: ['true', 'false', { MinimumLength: '3' }], d: null };
    expect([coerce(value, name), coerce({ [name]: value })]).toEqual([text, { [name]: text }]);
  },
);

test('other members are texts and booleans', () => {
  const value = {
    UserPoolName: 5,
    Required: 'true',
    Mutable: 'false',
    Other: ['true', 7, null, 'True'],
    On: true,
  };
  expect(coerce(value)).toEqual({
    UserPoolName: '5',
    Required: true,
    Mutable: false,
    Other: [true, '7', null, 'True'],
    On: true,
  });
});

describe('a value of another kind', () => {
  test('has no members, items or text', () => {
    expect([membersOf({ a: 1 }), membersOf([1]), membersOf('a'), membersOf(undefined)]).toEqual([
      { a: 1 },
      {},
      {},
      {},
    ]);
    expect([itemsOf([1]), itemsOf({ a: 1 }), itemsOf('a'), itemsOf(undefined)]).toEqual([[1], [], [], []]);
    expect([textOf('a'), textOf(5), textOf(false), textOf(null), textOf(['a']), textOf(undefined)]).toEqual([
      'a',
      '5',
      'false',
      '',
      '',
      '',
    ]);
  });
});

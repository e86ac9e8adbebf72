import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import * as member from './members.ts';
import { validate } from './validate.ts';

const members = { ...member };

const repeat = (length: number, begin = '', fill = 'a') => begin + fill.repeat(length - begin.length);

/** The lengths of each member, both inclusive, as in the service model. */
const LENGTHS = {
  clientId: [1, 128],
  userPoolId: [3, 55, 'a_'],
  username: [1, 128],
  password: [1, 256],
  token: [1, 16_384],
  session: [20, 4096],
  confirmationCode: [1, 2048],
  userCode: [6, 6, '', '0'],
  deviceKey: [3, 55, 'a_'],
  deviceName: [1, 1024],
  secretHash: [1, 128],
  sessionId: [28, 28, 'tkn'],
  clientSecret: [24, 64],
  groupName: [1, 128],
  description: [0, 2048],
  roleArn: [20, 2048],
  attributeName: [1, 32],
  filter: [0, 256],
} as const satisfies Partial<Record<keyof typeof member, readonly [number, number, string?, string?]>>;

const lengths = Object.entries(LENGTHS) as [
  keyof typeof LENGTHS,
  readonly [number, number, string?, string?],
][];

describe.each(lengths)('%s', (name, [least, most, begin, fill]) => {
  const of = (length: number) => repeat(length, begin, fill);

  test('has each length from the shortest to the longest', () => {
    for (const length of [least, most]) expect(v.is(members[name], of(length))).toBe(true);
  });

  test('is refused when it is one longer, or one shorter', () => {
    expect(() => validate(members[name], of(most + 1))).toThrow(
      `Member must have length less than or equal to ${most}`,
    );
    // The text that a member begins with is never cut.
    const shorter = least > (begin?.length ?? 0) ? [of(least - 1)] : [];
    expect(shorter.filter((text) => v.is(members[name], text))).toEqual([]);
  });

  test('is a text', () => {
    expect(() => validate(v.object({ it: members[name] }), { it: 5 })).toThrow('Member must be a string');
  });
});

test.each<[keyof typeof LENGTHS, readonly string[], readonly string[]]>([
  ['clientId', ['aZ09_+'], ['', 'a b', 'a-b', 'é', '+a\n']],
  [
    'userPoolId',
    ['eu-west-2_AbC123', 'a-_-_Z'],
    ['eu-west-2', 'eu-west-2_', '_AbC', 'eu west_AbC', 'a_b-c', ' a_b'],
  ],
  ['username', ['ada@example.com', 'Zoë', 'नमस्ते', '+1', '🐎'], ['', 'a b', ' ada', 'ada ', 'a\n']],
  ['password', ['a', 'a b', 'a\nb', '🐎'], ['', ' a', 'a ', ' ', 'a\n']],
  ['token', ['aZ0-_=.'], ['', 'a b', 'a+b', 'a/b', '.a\n']],
  ['session', [repeat(20, '', ' ')], ['']],
  ['confirmationCode', ['123456', 'é-!'], ['', '12 34', ' 1', '1 ']],
  ['userCode', ['012345'], ['12345a', 'a12345', '١٢٣٤٥٦', '12345 ', ' 12345']],
  ['deviceKey', ['eu-west-2_0a-f9', 'a_0'], ['a_', '_0', 'a_g', 'a_A', 'a b_0', ' a_0', 'a_0 ']],
  ['secretHash', ['aZ09+=/'], ['', 'a b', 'a-b', ' a', 'a ']],
  [
    'sessionId',
    [repeat(28, 'tkn', '0'), repeat(28, 'sso', 'z')],
    [
      repeat(28, 'sid'),
      repeat(28, 'tkn', 'A'),
      repeat(28, 'xtkn'),
      `${repeat(27, 'tkn')}-`,
      repeat(28, 'tkn-'),
    ],
  ],
  ['clientSecret', [repeat(24, '_+Z9')], [repeat(24, '-'), `${repeat(23)} `]],
  ['groupName', ['staff', 'Équipe', '!'], ['', 'a b', ' a', 'a ']],
  ['attributeName', ['custom:plan', 'ä'], ['', 'a b', ' a', 'a ']],
])('%s takes the characters of the service model and no others', (name, good, bad) => {
  for (const text of good) expect([text, v.is(members[name], text)]).toEqual([text, true]);
  for (const text of bad) expect([text, v.is(members[name], text)]).toEqual([text, false]);
});

test('a pattern that is not met is named', () => {
  expect(() => validate(v.object({ Code: member.userCode }), { Code: 'abcdef' })).toThrow(
    "1 validation error detected: Value at 'code' failed to satisfy constraint: Member must satisfy regular expression pattern: ^[0-9]+$",
  );
  expect(() => validate(v.object({ Session: member.session }), { Session: 'a' })).toThrow(
    'Member must have length greater than or equal to 20',
  );
});

test('one of several words is asked for by all of them', () => {
  const asked = v.object({ DeviceRememberedStatus: member.deviceStatus });
  for (const status of ['remembered', 'not_remembered']) {
    expect(validate(asked, { DeviceRememberedStatus: status })).toEqual({ DeviceRememberedStatus: status });
  }
  expect(() => validate(asked, { DeviceRememberedStatus: 'forgotten' })).toThrow(
    'Member must satisfy enum value set: [remembered, not_remembered]',
  );
  for (const linked of ['NONE', 'LINKED']) expect(v.is(member.revokeAssociatedSessions, linked)).toBe(true);
  expect(v.is(member.revokeAssociatedSessions, 'ALL')).toBe(false);
});

test.each([
  ['precedence', [0, 1, 1_000_000], [-1, 0.5, '1', Number.NaN]],
  ['limit', [0, 1, 60], [-1, 61, 0.5, '1']],
] as const)('%s is a whole number within its range', (name, good, bad) => {
  for (const number of good) expect([number, v.is(members[name], number)]).toEqual([number, true]);
  for (const number of bad) expect([number, v.is(members[name], number)]).toEqual([number, false]);
});

test('maps and attributes hold texts; an attribute without a value is empty', () => {
  expect(v.is(member.stringMap, { a: 'b' })).toBe(true);
  expect(() =>
    validate(v.object({ AuthParameters: member.stringMap }), { AuthParameters: { A: 5 } }),
  ).toThrow("Value at 'authParameters.A' failed to satisfy constraint: Member must be a string");
  expect(validate(member.attributes, [{ Name: 'email' }, { Name: 'name', Value: 'x'.repeat(2048) }])).toEqual(
    [
      { Name: 'email', Value: '' },
      { Name: 'name', Value: 'x'.repeat(2048) },
    ],
  );
  expect(v.is(member.attributes, [{ Name: 'name', Value: 'x'.repeat(2049) }])).toBe(false);
  expect(v.is(member.attributes, [{ Value: 'x' }])).toBe(false);
});

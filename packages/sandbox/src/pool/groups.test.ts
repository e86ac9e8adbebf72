import { expect, test } from 'vitest';
import type { Group } from './group.ts';
import { rolesOf } from './groups.ts';

const group = (name: string, roleArn?: string, precedence?: number): Group => ({
  name,
  description: undefined,
  roleArn,
  precedence,
  createdAt: 0,
  modifiedAt: 0,
});

test.each<[string, Group[], { roles: string[]; preferredRole: string | undefined }]>([
  ['no groups', [], { roles: [], preferredRole: undefined }],
  ['groups without a role', [group('a'), group('b', undefined, 1)], { roles: [], preferredRole: undefined }],
  ['one role', [group('a', 'role a')], { roles: ['role a'], preferredRole: 'role a' }],
  [
    'the lowest precedence',
    [group('a', 'role a', 2), group('b', 'role b', 0), group('c', 'role c', 1), group('d', undefined, 0)],
    { roles: ['role a', 'role b', 'role c'], preferredRole: 'role b' },
  ],
  [
    'a precedence, and none',
    [group('a', 'role a'), group('b', 'role b', 5)],
    { roles: ['role a', 'role b'], preferredRole: 'role b' },
  ],
  [
    'two roles of one precedence',
    [group('a', 'role a', 1), group('b', 'role b', 1)],
    { roles: ['role a', 'role b'], preferredRole: undefined },
  ],
  [
    'one role twice',
    [group('a', 'role a', 1), group('b', 'role a', 1)],
    { roles: ['role a'], preferredRole: 'role a' },
  ],
])('the roles of %s', (_, groups, expected) => {
  expect(rolesOf(groups)).toEqual(expected);
});

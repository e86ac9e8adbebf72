import { CognitoException, resourceNotFound } from '../wire/exception.ts';
import type { JsonObject } from '../wire/json.ts';
import type { Group } from './group.ts';
import type { Pool } from './pool.ts';
import type { User } from './user.ts';

/** The settings of a group that can be changed. */
export type GroupSettings = Pick<Group, 'description' | 'roleArn' | 'precedence'>;

/** A group that only has a name. */
export const NO_GROUP_SETTINGS: GroupSettings = {
  description: undefined,
  roleArn: undefined,
  precedence: undefined,
};

/** @throws GroupExistsException */
export function createGroup(pool: Pool, name: string, settings: GroupSettings): Group {
  if (pool.groups.has(name)) {
    throw new CognitoException('GroupExistsException', 'A group with the name already exists.');
  }
  const now = pool.clock.now();
  const group = { name, ...settings, createdAt: now, modifiedAt: now };
  pool.groups.set(name, group);
  return group;
}

/** @throws ResourceNotFoundException */
export function requireGroup(pool: Pool, name: string): Group {
  const group = pool.groups.get(name);
  if (!group) throw resourceNotFound('Group not found.');
  return group;
}

/** Deletes a group; its users are kept. */
export function deleteGroup(pool: Pool, { name }: Group): void {
  pool.groups.delete(name);
  for (const user of pool.users.all()) user.groups.delete(name);
}

/** The groups of a user. */
export function groupsOf(pool: Pool, user: User): Group[] {
  return [...user.groups].flatMap((name) => pool.groups.get(name) ?? []);
}

/**
 * Returns the IAM roles of a user's groups, and the preferred one: that with the lowest precedence, unless several roles
 * share it.
 */
export function rolesOf(groups: readonly Group[]): { roles: string[]; preferredRole: string | undefined } {
  const withRole = groups.filter(({ roleArn }) => roleArn !== undefined);
  const lowest = Math.min(...withRole.map(precedenceOf));
  const [preferredRole, ...others] = new Set(
    withRole.filter((group) => precedenceOf(group) === lowest).flatMap(({ roleArn }) => roleArn ?? []),
  );
  return {
    roles: [...new Set(withRole.flatMap(({ roleArn }) => roleArn ?? []))],
    preferredRole: others.length === 0 ? preferredRole : undefined,
  };
}

/** Describes a group on the wire. */
export function describeGroup(pool: Pool, group: Group): JsonObject {
  return {
    GroupName: group.name,
    UserPoolId: pool.id,
    Description: group.description,
    RoleArn: group.roleArn,
    Precedence: group.precedence,
    CreationDate: group.createdAt / 1000,
    LastModifiedDate: group.modifiedAt / 1000,
  };
}

function precedenceOf({ precedence }: Group): number {
  return precedence ?? Number.MAX_SAFE_INTEGER;
}

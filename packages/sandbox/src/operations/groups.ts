import * as v from 'valibot';
import { describeUser } from '../pool/describe-user.ts';
import {
  createGroup,
  deleteGroup,
  describeGroup,
  type GroupSettings,
  groupsOf,
  requireGroup,
} from '../pool/groups.ts';
import * as member from '../wire/members.ts';
import { page } from '../wire/page.ts';
import { adminOperation, type Operations, poolOperation } from './operation.ts';

const named = { GroupName: member.groupName };
const settings = {
  Description: v.optional(member.description),
  RoleArn: v.optional(member.roleArn),
  Precedence: v.optional(member.precedence),
};
const listed = { Limit: v.optional(member.limit), NextToken: v.optional(v.string()) };

/** Groups of a pool, and the users in them. */
export const groupsOperations = {
  CreateGroup: poolOperation({ ...named, ...settings }, ({ pool }, input) => ({
    Group: describeGroup(pool, createGroup(pool, input.GroupName, settingsOf(input))),
  })),

  GetGroup: poolOperation(named, ({ pool }, { GroupName }) => ({
    Group: describeGroup(pool, requireGroup(pool, GroupName)),
  })),

  /** Changes settings of a group; those left out are kept. */
  UpdateGroup: poolOperation({ ...named, ...settings }, ({ pool }, { GroupName, ...changes }) => {
    const group = requireGroup(pool, GroupName);
    group.description = changes.Description ?? group.description;
    group.roleArn = changes.RoleArn ?? group.roleArn;
    group.precedence = changes.Precedence ?? group.precedence;
    group.modifiedAt = pool.clock.now();
    return { Group: describeGroup(pool, group) };
  }),

  DeleteGroup: poolOperation(named, ({ pool }, { GroupName }) => {
    deleteGroup(pool, requireGroup(pool, GroupName));
    return undefined;
  }),

  ListGroups: poolOperation(listed, ({ pool }, { Limit, NextToken }) => {
    const { items, next } = page([...pool.groups.values()], Limit, NextToken);
    return {
      Groups: items.map((group) => describeGroup(pool, group)),
      NextToken: next,
    };
  }),

  ListUsersInGroup: poolOperation({ ...named, ...listed }, ({ pool }, { GroupName, Limit, NextToken }) => {
    const { name } = requireGroup(pool, GroupName);
    const members = pool.users.all().filter(({ groups }) => groups.has(name));
    const { items, next } = page(members, Limit, NextToken);
    return {
      Users: items.map((user) => describeUser(user, 'Attributes')),
      NextToken: next,
    };
  }),

  AdminAddUserToGroup: adminOperation(named, ({ pool, user }, { GroupName }) => {
    user.groups.add(requireGroup(pool, GroupName).name);
    return undefined;
  }),

  AdminRemoveUserFromGroup: adminOperation(named, ({ pool, user }, { GroupName }) => {
    user.groups.delete(requireGroup(pool, GroupName).name);
    return undefined;
  }),

  AdminListGroupsForUser: adminOperation(listed, ({ pool, user }, { Limit, NextToken }) => {
    const { items, next } = page(groupsOf(pool, user), Limit, NextToken);
    return {
      Groups: items.map((group) => describeGroup(pool, group)),
      NextToken: next,
    };
  }),
} satisfies Operations;

function settingsOf(input: {
  Description?: string | undefined;
  RoleArn?: string | undefined;
  Precedence?: number | undefined;
}): GroupSettings {
  return { description: input.Description, roleArn: input.RoleArn, precedence: input.Precedence };
}

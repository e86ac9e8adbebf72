import * as v from 'valibot';
import { describeUser } from '../../pool/describe-user.ts';
import type { User } from '../../pool/user.ts';
import { invalidParameter } from '../../wire/exception.ts';
import * as member from '../../wire/members.ts';
import { page } from '../../wire/page.ts';
import { poolOperation } from '../operation.ts';

const FILTER = /^\s*"?([\w:]+)"?\s*(\^?=)\s*"(.*)"\s*$/;

/** The users of a pool, filtered by one attribute: `email = "a@b.c"`, or its beginning: `email ^= "a"`. */
export const listUsers = poolOperation(
  {
    Limit: v.optional(member.limit),
    PaginationToken: v.optional(v.string()),
    Filter: v.optional(v.string(), ''),
  },
  ({ pool }, { Limit, PaginationToken, Filter }) => {
    const { items, next } = page(pool.users.all().filter(matches(Filter)), Limit, PaginationToken);
    return {
      Users: items.map((user) => describeUser(user, 'Attributes')),
      ...(next === undefined ? {} : { PaginationToken: next }),
    };
  },
);

function matches(filter: string): (user: User) => boolean {
  if (filter.trim() === '') return () => true;
  const [, name = '', operator, wanted = ''] = FILTER.exec(filter) ?? [];
  if (operator === undefined) throw invalidParameter('Error while parsing filter.');
  return (user) => {
    const value = attributeOf(user, name);
    return operator === '=' ? value === wanted : value?.startsWith(wanted) === true;
  };
}

function attributeOf(user: User, name: string): string | undefined {
  if (name === 'username') return user.username;
  if (name === 'cognito:user_status') return user.status;
  if (name === 'status') return user.enabled ? 'Enabled' : 'Disabled';
  return user.attributes.get(name);
}

import * as v from 'valibot';
import { invalidParameter } from '../wire/exception.ts';
import * as member from '../wire/members.ts';
import { userOperation } from './operation.ts';

/** Deletes attributes of the caller; required and read-only ones stay. */
export const deleteUserAttributes = userOperation(
  { UserAttributeNames: v.array(member.attributeName) },
  ({ pool, user }, { UserAttributeNames }) => {
    const { schema, usernameAttributes } = pool.settings;
    const kept = [
      'sub',
      ...usernameAttributes,
      ...schema.filter((item) => item.required).map(({ name }) => name),
    ];
    const refused = UserAttributeNames.find((name) => kept.includes(name));
    if (refused !== undefined) throw invalidParameter(`user.${refused}: Attribute cannot be deleted.`);
    for (const name of UserAttributeNames) {
      user.attributes.delete(name);
      user.attributes.delete(`${name}_verified`);
    }
    user.modifiedAt = pool.clock.now();
    return {};
  },
);

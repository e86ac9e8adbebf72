import { updateAttributes } from '../../pool/update-attributes.ts';
import * as member from '../../wire/members.ts';
import { adminOperation } from '../operation.ts';

export const adminUpdateUserAttributes = adminOperation(
  { UserAttributes: member.attributes },
  ({ pool, user }, { UserAttributes }) => {
    updateAttributes(pool, user, new Map(UserAttributes.map(({ Name, Value }) => [Name, Value])));
    return {};
  },
);

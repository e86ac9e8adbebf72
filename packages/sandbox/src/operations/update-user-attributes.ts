import * as v from 'valibot';
import { updateOwnAttributes } from '../pool/update-attributes.ts';
import * as member from '../wire/members.ts';
import { userOperation } from './operation.ts';

export const updateUserAttributes = userOperation(
  { UserAttributes: member.attributes, ClientMetadata: v.optional(member.stringMap) },
  async (call, input) => {
    const changes = new Map(input.UserAttributes.map(({ Name, Value }) => [Name, Value]));
    const CodeDeliveryDetailsList = await updateOwnAttributes(call, call.user, changes, input.ClientMetadata);
    return CodeDeliveryDetailsList.length > 0 ? { CodeDeliveryDetailsList } : {};
  },
);

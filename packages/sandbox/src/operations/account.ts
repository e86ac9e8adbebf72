import * as v from 'valibot';
import { checkWritable, readableAttributes } from '../pool/attribute-permissions.ts';
import { describeAttributes, describeMfa } from '../pool/describe-user.ts';
import { deleteUser } from '../pool/pool.ts';
import { deleteAttributes, sendVerificationCode, updateOwnAttributes } from '../pool/update-attributes.ts';
import { verifyContact } from '../sign-up/confirmation.ts';
import { invalidParameter } from '../wire/exception.ts';
import * as member from '../wire/members.ts';
import { type Operations, userOperation } from './operation.ts';

/** The caller's account and attributes. */
export const accountOperations = {
  GetUser: userOperation({}, ({ user, client }) => ({
    Username: user.username,
    UserAttributes: describeAttributes(readableAttributes(client, user)),
    ...describeMfa(user),
  })),

  /** Deletes the caller; the response has no body. */
  DeleteUser: userOperation({}, ({ pool, user }) => {
    deleteUser(pool, user);
    return undefined;
  }),

  UpdateUserAttributes: userOperation(
    { UserAttributes: member.attributes, ClientMetadata: v.optional(member.stringMap) },
    async (call, input) => {
      const changes = new Map(input.UserAttributes.map(({ Name, Value }) => [Name, Value]));
      const CodeDeliveryDetailsList = await updateOwnAttributes(
        call,
        call.user,
        changes,
        input.ClientMetadata,
      );
      return CodeDeliveryDetailsList.length > 0 ? { CodeDeliveryDetailsList } : {};
    },
  ),

  /** Deletes attributes of the caller; required and read-only ones are kept. */
  DeleteUserAttributes: userOperation(
    { UserAttributeNames: v.array(member.attributeName) },
    ({ pool, client, user }, { UserAttributeNames }) => {
      checkWritable(client, UserAttributeNames);
      deleteAttributes(pool, user, UserAttributeNames);
      return {};
    },
  ),

  /** Sends a code to the caller's email address or phone number. */
  GetUserAttributeVerificationCode: userOperation(
    { AttributeName: member.attributeName, ClientMetadata: v.optional(member.stringMap) },
    async (call, { AttributeName, ClientMetadata }) => {
      if (AttributeName !== 'email' && AttributeName !== 'phone_number') {
        throw invalidParameter('Invalid attribute name. Only phone_number and email can be verified.');
      }
      const { user, pool } = call;
      if (!user.attributes.has(AttributeName) && !user.pendingAttributes.has(AttributeName)) {
        throw invalidParameter(`User has no ${AttributeName} to verify.`);
      }
      pool.hourlyLimits.count(user, 'GetUserAttributeVerificationCode');
      const source = 'CustomMessage_VerifyUserAttribute';
      return {
        CodeDeliveryDetails: await sendVerificationCode(call, user, AttributeName, source, ClientMetadata),
      };
    },
  ),

  /** Verifies an address of the caller with its code; a new address waiting for this replaces the old one. */
  VerifyUserAttribute: userOperation(
    { AttributeName: member.attributeName, Code: member.confirmationCode },
    (call, { AttributeName, Code }) => {
      const { pool, user } = call;
      if (AttributeName !== 'email' && AttributeName !== 'phone_number') {
        throw invalidParameter('Invalid attribute name. Only phone_number and email can be verified.');
      }
      pool.hourlyLimits.count(user, 'VerifyUserAttribute');
      pool.codes.check(user, `verify ${AttributeName}`, Code);
      verifyContact(call, user, AttributeName, { value: user.pendingAttributes.get(AttributeName) });
      user.pendingAttributes.delete(AttributeName);
      pool.codes.use(user, `verify ${AttributeName}`);
      return {};
    },
  ),
} satisfies Operations;

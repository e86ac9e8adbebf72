import * as v from 'valibot';
import { sendVerificationCode } from '../pool/update-attributes.ts';
import { invalidParameter } from '../wire/exception.ts';
import * as member from '../wire/members.ts';
import { userOperation } from './operation.ts';

/** Sends a code to the caller's e-mail address or phone number. */
export const getUserAttributeVerificationCode = userOperation(
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
);

import { verifyContact } from '../sign-up/confirmation.ts';
import { invalidParameter } from '../wire/exception.ts';
import * as member from '../wire/members.ts';
import { userOperation } from './operation.ts';

/** Verifies an address of the caller by its code; a held-back new address takes the place of the old. */
export const verifyUserAttribute = userOperation(
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
);

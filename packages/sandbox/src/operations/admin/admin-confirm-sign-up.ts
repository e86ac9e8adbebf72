import * as v from 'valibot';
import { confirmUser } from '../../sign-up/confirmation.ts';
import { notAuthorized } from '../../wire/exception.ts';
import * as member from '../../wire/members.ts';
import { adminOperation } from '../operation.ts';

/** Confirms a sign-up without its code; no address is verified by it. */
export const adminConfirmSignUp = adminOperation(
  { ClientMetadata: v.optional(member.stringMap) },
  async (call, { ClientMetadata }) => {
    const { user } = call;
    if (user.status !== 'UNCONFIRMED') {
      throw notAuthorized(`User cannot be confirmed. Current status is ${user.status}`);
    }
    await confirmUser(call, user, 'PostConfirmation_ConfirmSignUp', ClientMetadata);
    return {};
  },
);

import * as v from 'valibot';
import { recoveryContact } from '../../pool/code-contact.ts';
import { deliver } from '../../pool/deliver.ts';
import { invalidParameter } from '../../wire/exception.ts';
import * as member from '../../wire/members.ts';
import { adminOperation } from '../operation.ts';

/** Makes a user's password useless until the person sets a new one by the code that is sent. */
export const adminResetUserPassword = adminOperation(
  { ClientMetadata: v.optional(member.stringMap) },
  async (call, { ClientMetadata }) => {
    const { pool, user } = call;
    const contact = recoveryContact(user);
    if (!contact) throw invalidParameter('User has no verified attributes');
    user.status = 'RESET_REQUIRED';
    await deliver(call, user, {
      purpose: 'forgot-password',
      code: pool.codes.issue(user, 'forgot-password', contact),
      contact,
      source: 'CustomMessage_ForgotPassword',
      clientMetadata: ClientMetadata,
    });
    return {};
  },
);

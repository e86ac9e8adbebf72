import * as v from 'valibot';
import { recoveryContact } from '../pool/code-contact.ts';
import { deliver, deliveryDetails } from '../pool/deliver.ts';
import { namedUser } from '../sign-up/named-user.ts';
import { simulatedDelivery } from '../sign-up/simulated.ts';
import { migrateUser } from '../triggers/user-migration.ts';
import { invalidParameter, notAuthorized } from '../wire/exception.ts';
import * as member from '../wire/members.ts';
import { clientOperation } from './operation.ts';

/** Sends a code to reset a password with. */
export const forgotPassword = clientOperation(
  {
    Username: member.username,
    SecretHash: v.optional(member.secretHash),
    ClientMetadata: v.optional(member.stringMap),
  },
  async (call, input) => {
    await migrateUser(call, input.Username, undefined, input.ClientMetadata);
    const user = namedUser(call, input);
    if (!user) return { CodeDeliveryDetails: simulatedDelivery(call.pool, input.Username) };
    call.pool.hourlyLimits.count(user, 'ForgotPassword');
    if (!user.enabled) throw notAuthorized('User is disabled.');
    if (user.status === 'FORCE_CHANGE_PASSWORD') {
      throw notAuthorized('User password cannot be reset in the current state.');
    }
    const contact = recoveryContact(user);
    if (!contact) {
      throw invalidParameter(
        'Cannot reset password for the user as there is no registered/verified email or phone_number',
      );
    }
    await deliver(call, user, {
      purpose: 'forgot-password',
      code: call.pool.codes.issue(user, 'forgot-password', contact),
      contact,
      source: 'CustomMessage_ForgotPassword',
      clientMetadata: input.ClientMetadata,
    });
    return { CodeDeliveryDetails: deliveryDetails(contact, user.attributes.get(contact) ?? '') };
  },
);

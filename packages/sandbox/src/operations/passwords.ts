import * as v from 'valibot';
import { recoveryContact } from '../pool/code-contact.ts';
import { deliver, deliveryDetails } from '../pool/deliver.ts';
import { checkResettable, isPassword, setPassword } from '../pool/passwords.ts';
import { confirmUser } from '../sign-up/confirmation.ts';
import { namedUser } from '../sign-up/named-user.ts';
import { simulatedDelivery } from '../sign-up/simulated.ts';
import { migrateUser } from '../triggers/user-migration.ts';
import {
  CognitoException,
  invalidParameter,
  notAuthorized,
  wrongConfirmationCode,
  wrongCredentials,
} from '../wire/exception.ts';
import * as member from '../wire/members.ts';
import { clientOperation, type Operations, userOperation } from './operation.ts';

/** Changes and resets passwords. */
export const passwordsOperations = {
  /** Sends a code for a password reset. */
  ForgotPassword: clientOperation(
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
      checkResettable(user);
      const contact = recoveryContact(call.pool, user);
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
  ),

  /** Sets a new password with the code of ForgotPassword or AdminResetUserPassword. */
  ConfirmForgotPassword: clientOperation(
    {
      Username: member.username,
      ConfirmationCode: member.confirmationCode,
      Password: member.password,
      SecretHash: v.optional(member.secretHash),
      ClientMetadata: v.optional(member.stringMap),
    },
    async (call, input) => {
      const { pool } = call;
      const user = namedUser(call, input);
      if (!user) throw wrongConfirmationCode();
      pool.hourlyLimits.count(user, 'ConfirmForgotPassword');
      if (user.status === 'UNCONFIRMED') {
        throw new CognitoException('UserNotConfirmedException', 'User is not confirmed.');
      }
      await pool.codes.redeem(user, 'forgot-password', input.ConfirmationCode, () =>
        setPassword(pool, user, input.Password),
      );
      pool.failedAttempts.forget(user);
      await confirmUser(call, user, 'PostConfirmation_ConfirmForgotPassword', input.ClientMetadata);
      return {};
    },
  ),

  /** Changes the caller's password. Only a person without one may leave out PreviousPassword. */
  ChangePassword: userOperation(
    { PreviousPassword: v.optional(member.password), ProposedPassword: member.password },
    async ({ pool, user }, { PreviousPassword, ProposedPassword }) => {
      pool.hourlyLimits.count(user, 'ChangePassword');
      if (user.password && !(await isPassword(pool, user, PreviousPassword ?? ''))) throw wrongCredentials();
      await setPassword(pool, user, ProposedPassword);
      return {};
    },
  ),
} satisfies Operations;

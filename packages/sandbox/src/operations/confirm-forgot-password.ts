import * as v from 'valibot';
import { setPassword } from '../pool/passwords.ts';
import { confirmUser } from '../sign-up/confirmation.ts';
import { namedUser } from '../sign-up/named-user.ts';
import { CognitoException, wrongConfirmationCode } from '../wire/exception.ts';
import * as member from '../wire/members.ts';
import { clientOperation } from './operation.ts';

/** Sets a new password by the code of ForgotPassword or AdminResetUserPassword. */
export const confirmForgotPassword = clientOperation(
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
);

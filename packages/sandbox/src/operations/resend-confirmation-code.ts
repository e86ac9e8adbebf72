import * as v from 'valibot';
import { sendSignUpCode } from '../sign-up/confirmation.ts';
import { namedUser } from '../sign-up/named-user.ts';
import { simulatedDelivery } from '../sign-up/simulated.ts';
import { invalidParameter } from '../wire/exception.ts';
import * as member from '../wire/members.ts';
import { clientOperation } from './operation.ts';

/** Sends another sign-up code; the one before stops working. */
export const resendConfirmationCode = clientOperation(
  {
    Username: member.username,
    SecretHash: v.optional(member.secretHash),
    ClientMetadata: v.optional(member.stringMap),
  },
  async (call, input) => {
    const user = namedUser(call, input);
    if (!user) return { CodeDeliveryDetails: simulatedDelivery(call.pool, input.Username) };
    if (user.status !== 'UNCONFIRMED') throw invalidParameter('User is already confirmed.');
    call.pool.hourlyLimits.count(user, 'ResendConfirmationCode');
    const details = await sendSignUpCode(call, user, {
      purpose: 'resend',
      source: 'CustomMessage_ResendCode',
      clientMetadata: input.ClientMetadata,
    });
    if (!details) throw invalidParameter('Cannot resend codes. Auto verification not turned on.');
    return { CodeDeliveryDetails: details };
  },
);

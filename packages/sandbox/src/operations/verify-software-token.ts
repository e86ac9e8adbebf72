import * as v from 'valibot';
import { tokenHolder } from '../mfa/token-holder.ts';
import { totpStep } from '../mfa/totp.ts';
import { CognitoException } from '../wire/exception.ts';
import * as member from '../wire/members.ts';
import { operation } from './operation.ts';

/** Registers an authenticator app by its first code; by Session, MFA_SETUP is then answered with the next Session. */
export const verifySoftwareToken = operation(
  {
    UserCode: member.userCode,
    FriendlyDeviceName: v.optional(v.string()),
    AccessToken: v.optional(member.token),
    Session: v.optional(member.session),
  },
  async (call, input) => {
    const { pool } = call;
    const holder = await tokenHolder(call, input);
    const secret = holder.pending ? holder.question.totp?.secret : holder.user.totpInSetup;
    if (secret === undefined) {
      throw new CognitoException(
        'SoftwareTokenMFANotFoundException',
        'AssociateSoftwareToken has to be called first.',
      );
    }
    const step = totpStep(pool, secret, input.UserCode);
    if (step === undefined) {
      throw new CognitoException(
        'EnableSoftwareTokenMFAException',
        'Code mismatch and fail enable Software Token MFA',
      );
    }
    const next =
      holder.pending &&
      pool.challenges.renew(holder.pending, { ...holder.question, totp: { secret, verified: true } });
    holder.user.totp = { secret, friendlyName: input.FriendlyDeviceName, lastStep: step };
    holder.user.totpInSetup = undefined;
    return { Status: 'SUCCESS', ...(next ? { Session: next.session } : {}) };
  },
);

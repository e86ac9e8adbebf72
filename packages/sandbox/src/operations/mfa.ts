import * as v from 'valibot';
import { applyMfaPreference, mfaPreference } from '../mfa/preference.ts';
import { newTotpSecret } from '../mfa/totp.ts';
import { verifyTotp } from '../mfa/totp-setup.ts';
import { describeAuthFactors } from '../sign-in/first-factors.ts';
import { tokenHolder } from '../sign-in/token-holder.ts';
import { CognitoException } from '../wire/exception.ts';
import * as member from '../wire/members.ts';
import { type Operations, operation, userOperation } from './operation.ts';

/** The caller's sign-in factors. */
export const mfaOperations = {
  /** Returns a secret for an authenticator app; with a Session, also the next Session. */
  AssociateSoftwareToken: operation(
    { AccessToken: v.optional(member.token), Session: v.optional(member.session) },
    async (call, input) => {
      const { pool } = call;
      if (!pool.settings.enabledMfas.includes('SOFTWARE_TOKEN_MFA')) {
        throw new CognitoException(
          'SoftwareTokenMFANotFoundException',
          'Software Token MFA has not been enabled by the userPool',
        );
      }
      const holder = await tokenHolder(call, input);
      const secret = newTotpSecret(pool);
      if (!holder.pending) {
        holder.user.totpInSetup = secret;
        return { SecretCode: secret };
      }
      const totp = { secret, verified: false };
      const { session } = pool.challenges.renew(holder.pending, { ...holder.question, totp });
      return { SecretCode: secret, Session: session };
    },
  ),

  /** Registers an authenticator app with its first code; with a Session, MFA_SETUP is then answered with the next Session. */
  VerifySoftwareToken: operation(
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
      verifyTotp(pool, holder.user, { secret, code: input.UserCode, friendlyName: input.FriendlyDeviceName });
      const next =
        holder.pending &&
        pool.challenges.renew(holder.pending, { ...holder.question, totp: { secret, verified: true } });
      return { Status: 'SUCCESS', Session: next?.session };
    },
  ),

  SetUserMFAPreference: userOperation(mfaPreference, ({ pool, user }, input) => {
    applyMfaPreference(pool, user, input);
    return {};
  }),

  /** The caller's first and second factors. */
  GetUserAuthFactors: userOperation({}, ({ pool, user }) => describeAuthFactors(pool, user)),
} satisfies Operations;

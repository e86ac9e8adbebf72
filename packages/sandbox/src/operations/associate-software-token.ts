import * as v from 'valibot';
import { tokenHolder } from '../mfa/token-holder.ts';
import { newTotpSecret } from '../mfa/totp.ts';
import { CognitoException } from '../wire/exception.ts';
import * as member from '../wire/members.ts';
import { operation } from './operation.ts';

/** Gives a secret for an authenticator app; by Session, also the next Session. */
export const associateSoftwareToken = operation(
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
);

import { associateSoftwareToken, verifySoftwareToken } from '@latchkey/cognito';
import type { AuthServices } from '../machine/ports.ts';
import type { Challenge, TotpSetup } from '../model.ts';
import { seal, unseal } from '../sealed.ts';
import { usernameIn } from '../username-in.ts';
import { clientOf } from './client.ts';
import type { ServiceContext } from './context.ts';
import { faultReply } from './fault-reply.ts';

/** MFA_SETUP with an authenticator app: each call returns a new Session for the next one. */
export function totpServices(context: ServiceContext): Pick<AuthServices, 'associateTotp' | 'verifyTotp'> {
  const { config } = context;
  const client = clientOf(context);

  return {
    async associateTotp({ attempt, challenge }, signal) {
      const { secretCode, session } = await associateSoftwareToken(
        client,
        { session: sessionOf(challenge) },
        { signal },
      );
      if (!secretCode) return faultReply('unexpected', 'empty-answer');
      const username = usernameIn(unseal(challenge.parameters)) ?? attempt.username;
      return {
        kind: 'totp',
        // The page shows it to the person's authenticator app.
        totp: seal(totpSetup(config.totpIssuer ?? config.userPoolId, username, secretCode), 'forPage'),
        challenge: withSession(challenge, session),
      };
    },

    async verifyTotp({ challenge, code, deviceName }, signal) {
      const { status, session } = await verifySoftwareToken(
        client,
        {
          session: sessionOf(challenge),
          userCode: unseal(code),
          ...(deviceName !== null && { friendlyDeviceName: deviceName }),
        },
        { signal },
      );
      if (status !== 'SUCCESS')
        return faultReply('code', 'code-refused', { reason: 'code-wrong', field: 'code' });
      return { kind: 'challenge', challenge: withSession(challenge, session) };
    },
  };
}

/** The otpauth URI in the format of authenticator apps (Key URI Format). Frozen: all who ask get the same object. */
export function totpSetup(issuer: string, username: string, secret: string): TotpSetup {
  const [by, who] = [issuer, username].map(encodeURIComponent);
  return Object.freeze({ secret, uri: `otpauth://totp/${by}:${who}?secret=${secret}&issuer=${by}` });
}

const sessionOf = ({ session }: Challenge): string => (session ? unseal(session) : '');

const withSession = (challenge: Challenge, session: string | undefined): Challenge =>
  session === undefined ? challenge : { ...challenge, session: seal(session, 'session') };

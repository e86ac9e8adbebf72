import { confirmSignUp, initiateAuth, resendConfirmationCode, signUp } from '@latchkey/cognito';
import type { Attempt, AuthServices, AuthStep } from '../machine/ports.ts';
import { unseal } from '../sealed.ts';
import { attachments, type ServiceContext } from './context.ts';
import { deliveredStep } from './delivery.ts';
import { faultStep, isAlreadyConfirmed } from './faults.ts';
import type { SignInServices } from './sign-in.ts';
import { stepFrom } from './step.ts';

type SignUpServices = Pick<AuthServices, 'signUp' | 'confirmSignUp' | 'resendSignUp' | 'autoSignIn'>;

/** Cognito's promise that whoever just confirmed may sign in once without another factor. */
interface Bridge {
  readonly username: string;
  readonly session: string | undefined;
}

export function signUpServices(context: ServiceContext, signIn: SignInServices): SignUpServices {
  const { client, environment } = context;
  let bridge: Bridge | null = null;

  /** The Session for the next call of the same sign-up; each is good for one. */
  const takeSession = (username: string): string | undefined => {
    const session = bridge?.username === username ? bridge.session : undefined;
    bridge = null;
    return session;
  };

  return {
    async signUp({ username, password, attributes, clientMetadata }, signal) {
      const { userConfirmed, codeDeliveryDetails, session } = await signUp(
        client,
        {
          username,
          ...(password && { password: unseal(password) }),
          userAttributes: Object.entries(attributes).map(([name, value]) => ({ name, value })),
          ...attachments(context, username, clientMetadata),
        },
        { signal },
      );
      bridge = { username, session };
      return userConfirmed ? { kind: 'done' } : deliveredStep(codeDeliveryDetails);
    },

    async confirmSignUp({ username, code, clientMetadata }, signal) {
      const session = bridge?.username === username ? bridge.session : undefined;
      try {
        const output = await confirmSignUp(
          client,
          {
            username,
            confirmationCode: unseal(code),
            ...(session !== undefined && { session }),
            ...attachments(context, username, clientMetadata),
          },
          { signal },
        );
        bridge = { username, session: output.session };
      } catch (error) {
        if (!isAlreadyConfirmed(error)) throw error;
      }
      return { kind: 'done' };
    },

    async resendSignUp({ username, clientMetadata }, signal) {
      try {
        const input = { username, ...attachments(context, username, clientMetadata) };
        const { codeDeliveryDetails } = await resendConfirmationCode(client, input, { signal });
        return deliveredStep(codeDeliveryDetails);
      } catch (error) {
        if (!isAlreadyConfirmed(error)) throw error;
        return { kind: 'done' };
      }
    },

    async autoSignIn({ attempt }, signal) {
      const session = takeSession(attempt.username);
      if (session !== undefined) return continueWith(attempt, session, signal);
      return attempt.password
        ? signInWithPassword(attempt, signal)
        : faultStep('credentials', 'sign-in-needed');
    },
  };

  async function continueWith(attempt: Attempt, session: string, signal: AbortSignal): Promise<AuthStep> {
    const sentAt = environment.clock.now();
    const output = await initiateAuth(
      client,
      {
        authFlow: 'USER_AUTH',
        authParameters: { USERNAME: attempt.username },
        session,
        ...attachments(context, attempt.username, attempt.clientMetadata),
      },
      { signal },
    );
    return stepFrom(context, output, { attempt, sentAt, deviceKey: null, nextProof: null }, signal);
  }

  /** The first steps of a sign-in, up to what a person is asked for. */
  async function signInWithPassword(attempt: Attempt, signal: AbortSignal): Promise<AuthStep> {
    const prepared =
      attempt.flow === 'USER_PASSWORD_AUTH' ? null : await signIn.prepareSrp({ attempt }, signal);
    if (prepared?.kind === 'fault') return prepared;
    const proved = { ...attempt, proof: prepared?.proof ?? null };
    const step = await signIn.initiateAuth({ attempt: proved }, signal);
    return step.kind === 'challenge' && step.challenge.name === 'PASSWORD_VERIFIER'
      ? signIn.respond({ attempt: proved, challenge: step.challenge, answer: { kind: 'proof' } }, signal)
      : step;
  }
}

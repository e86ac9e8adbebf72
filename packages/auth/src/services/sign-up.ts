import {
  type CognitoError,
  confirmSignUp,
  initiateAuth,
  isCognitoError,
  resendConfirmationCode,
  signUp,
} from '@latchkey/cognito';
import type { AuthReply, AuthServices, SignUpInput } from '../machine/ports.ts';
import type { Attempt } from '../model.ts';
import { unseal } from '../sealed.ts';
import { clientOf } from './client.ts';
import { attachments, type ServiceContext } from './context.ts';
import { deliveredReply } from './delivery.ts';
import { faultReply, passwordMissing } from './fault-reply.ts';
import { isAlreadyConfirmed, refusal } from './faults.ts';
import { replyFrom } from './reply.ts';
import { signInServices } from './sign-in.ts';

type SignUpServices = Pick<AuthServices, 'signUp' | 'confirmSignUp' | 'resendSignUp' | 'autoSignIn'>;

/** Whether the user may exist although SignUp failed: the response was lost, or only the code could not be sent. */
const mayHaveSignedUp = ({ code, exceptionName, httpStatus = 0 }: CognitoError) =>
  code === 'network' ||
  code === 'aborted' ||
  httpStatus >= 500 ||
  exceptionName === 'CodeDeliveryFailureException';

type Credentials = Pick<SignUpInput, 'username' | 'password'>;

/** Whether it is a repeat of the same sign-up. */
const isSameTry = (lost: Credentials | null, { username, password }: Credentials) =>
  lost?.username === username &&
  (password === null || lost.password === null
    ? password === lost.password
    : unseal(password) === unseal(lost.password));

/** Cognito lets a user who was just confirmed sign in once without another factor. */
interface Bridge {
  readonly username: string;
  readonly session: string | undefined;
}

const listOf = (texts: Readonly<Record<string, string>>) =>
  Object.entries(texts).map(([name, value]) => ({ name, value }));

export function signUpServices(context: ServiceContext): SignUpServices {
  const { environment } = context;
  const client = clientOf(context);
  const signIn = signInServices(context);
  let bridge: Bridge | null = null;
  let lost: Credentials | null = null;

  const sessionFor = (username: string) => (bridge?.username === username ? bridge.session : undefined);

  const services: SignUpServices = {
    async signUp(input, signal) {
      const { username, password, attributes, validationData, clientMetadata } = input;
      // Without one it is a sign-up for other factors: an empty field is not that.
      if (username && password && !unseal(password)) return passwordMissing();
      try {
        const { userConfirmed, codeDeliveryDetails, session } = await signUp(
          client,
          {
            username,
            ...(password && { password: unseal(password) }),
            userAttributes: listOf(attributes),
            ...(Object.keys(validationData).length > 0 && { validationData: listOf(validationData) }),
            ...attachments(context, username, clientMetadata),
          },
          { signal },
        );
        bridge = { username, session };
        lost = null;
        return userConfirmed ? { kind: 'done' } : deliveredReply(codeDeliveryDetails);
      } catch (error) {
        if (!isCognitoError(error)) throw error;
        if (mayHaveSignedUp(error)) lost = { username, password };
        if (error.exceptionName !== 'UsernameExistsException' || !isSameTry(lost, input)) throw error;
        lost = null;
        // The code of the lost attempt may have arrived even if none can be sent now.
        return services.resendSignUp(input, signal).catch(() => deliveredReply());
      }
    },

    async confirmSignUp({ username, code, forceAliasCreation, clientMetadata }, signal) {
      const input = {
        username,
        confirmationCode: unseal(code),
        ...(forceAliasCreation && { forceAliasCreation }),
        ...attachments(context, username, clientMetadata),
      };
      const confirm = (session: string | undefined) =>
        confirmSignUp(client, { ...input, session }, { signal });
      try {
        const session = sessionFor(username);
        const output = await confirm(session).catch((error: unknown) => {
          // A person who needs a long time to find the code loses only the sign-in without a password, not the sign-up.
          if (session === undefined || refusal(error, 0).fault.kind !== 'lapsed') throw error;
          return confirm(undefined);
        });
        bridge = { username, session: output.session };
      } catch (error) {
        if (!isAlreadyConfirmed(error)) throw error;
        bridge = null;
      }
      return { kind: 'done' };
    },

    async resendSignUp({ username, clientMetadata }, signal) {
      try {
        const input = { username, ...attachments(context, username, clientMetadata) };
        const { codeDeliveryDetails } = await resendConfirmationCode(client, input, { signal });
        return deliveredReply(codeDeliveryDetails);
      } catch (error) {
        if (!isAlreadyConfirmed(error)) throw error;
        return { kind: 'done' };
      }
    },

    async autoSignIn({ attempt }, signal) {
      const session = sessionFor(attempt.username);
      bridge = null;
      try {
        const reply = session === undefined ? null : await continueWith(attempt, session, signal);
        if (reply && (reply.kind !== 'fault' || !attempt.password)) return reply;
      } catch (error) {
        // The Session lapsed, or the client does not allow USER_AUTH: use the password instead.
        if (!attempt.password) throw error;
      }
      return attempt.password
        ? signInWithPassword(attempt, signal)
        : faultReply('credentials', 'sign-in-needed');
    },
  };
  return services;

  async function continueWith(attempt: Attempt, session: string, signal: AbortSignal): Promise<AuthReply> {
    const sentAt = environment.clock.now();
    // Not aborted when the sign-in is given up: the response may hold tokens, which are then revoked.
    const output = await initiateAuth(client, {
      authFlow: 'USER_AUTH',
      authParameters: { USERNAME: attempt.username },
      session,
      ...attachments(context, attempt.username, attempt.clientMetadata),
    });
    const facts = { attempt, sentAt, deviceKey: null, nextProof: null };
    return goOn(attempt, await replyFrom(context, output, facts, signal), signal);
  }

  /** Answers challenges that need the password, so that the person is not asked again. */
  async function goOn(attempt: Attempt, reply: AuthReply, signal: AbortSignal): Promise<AuthReply> {
    signal.throwIfAborted();
    if (reply.kind !== 'challenge') return reply;
    const { challenge } = reply;
    const answer = { kind: 'proof' } as const;
    if (challenge.name === 'PASSWORD_VERIFIER') return signIn.respond({ attempt, challenge, answer }, signal);
    const isChoice = challenge.name === 'SELECT_CHALLENGE' && challenge.choices.includes('PASSWORD_SRP');
    if (!isChoice || !attempt.password) return reply;
    const prepared = await signIn.prepareSrp({ attempt }, signal);
    if (prepared.kind === 'fault') return prepared;
    const proved = { ...attempt, proof: prepared.proof };
    return goOn(proved, await signIn.respond({ attempt: proved, challenge, answer }, signal), signal);
  }

  /** The first steps of a sign-in, up to the first challenge for the person. */
  async function signInWithPassword(attempt: Attempt, signal: AbortSignal): Promise<AuthReply> {
    const start: Attempt =
      attempt.flow === 'USER_AUTH' ? { ...attempt, factor: attempt.factor ?? 'PASSWORD_SRP' } : attempt;
    const bySrp = start.flow !== 'USER_PASSWORD_AUTH' && start.factor !== 'PASSWORD';
    const prepared = bySrp ? await signIn.prepareSrp({ attempt: start }, signal) : null;
    if (prepared?.kind === 'fault') return prepared;
    const proved = { ...start, proof: prepared?.proof ?? null };
    return goOn(proved, await signIn.initiateAuth({ attempt: proved }, signal), signal);
  }
}

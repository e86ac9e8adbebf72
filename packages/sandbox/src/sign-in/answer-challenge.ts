import * as v from 'valibot';
import type { AuthCall, ClientCall } from '../call.ts';
import { namesOf } from '../names-of.ts';
import { CognitoException, invalidParameter, notAuthorized, wrongCredentials } from '../wire/exception.ts';
import * as member from '../wire/members.ts';
import type { AuthOutput } from './ask.ts';
import type { Answer } from './challenges/answer.ts';
import { emailOtp, smsMfa, smsOtp } from './challenges/code.ts';
import { customChallenge } from './challenges/custom-challenge.ts';
import { devicePasswordVerifier } from './challenges/device-password-verifier.ts';
import { deviceSrpAuth } from './challenges/device-srp-auth.ts';
import { mfaSetup } from './challenges/mfa-setup.ts';
import { newPasswordRequired } from './challenges/new-password-required.ts';
import { password, passwordSrp } from './challenges/password.ts';
import { passwordVerifier } from './challenges/password-verifier.ts';
import { selectChallenge } from './challenges/select-challenge.ts';
import { selectMfaType } from './challenges/select-mfa-type.ts';
import { softwareTokenMfa } from './challenges/software-token-mfa.ts';
import { webAuthn } from './challenges/web-authn.ts';
import { checkSecretHash, type Parameters, required } from './parameters.ts';
import type { ChallengeName, PendingChallenge } from './pending-challenges.ts';

/** Checks of the answers, by challenge name. */
const ANSWERS = {
  SMS_MFA: smsMfa,
  EMAIL_OTP: emailOtp,
  SOFTWARE_TOKEN_MFA: softwareTokenMfa,
  SELECT_MFA_TYPE: selectMfaType,
  MFA_SETUP: mfaSetup,
  PASSWORD_VERIFIER: passwordVerifier,
  CUSTOM_CHALLENGE: customChallenge,
  DEVICE_SRP_AUTH: deviceSrpAuth,
  DEVICE_PASSWORD_VERIFIER: devicePasswordVerifier,
  // In the service model, but can never be answered.
  ADMIN_NO_SRP_AUTH: undefined,
  NEW_PASSWORD_REQUIRED: newPasswordRequired,
  SMS_OTP: smsOtp,
  PASSWORD: password,
  WEB_AUTHN: webAuthn,
  PASSWORD_SRP: passwordSrp,
  SELECT_CHALLENGE: selectChallenge,
} satisfies Record<ChallengeName, Answer> & { ADMIN_NO_SRP_AUTH: undefined };

/** After this many wrong codes a Session is invalid. */
const WRONG_ANSWERS_ALLOWED = 5;

/** The members of RespondToAuthChallenge and AdminRespondToAuthChallenge. */
export const answerMembers = {
  ChallengeName: member.oneOf(namesOf(ANSWERS)),
  ChallengeResponses: v.optional(member.stringMap, {}),
  ClientMetadata: v.optional(member.stringMap),
  Session: v.optional(member.session),
};

/** Answers the challenge of a sign-in. */
export async function answerChallenge(
  call: ClientCall,
  input: v.InferOutput<v.ObjectSchema<typeof answerMembers, undefined>>,
): Promise<AuthOutput> {
  const name = input.ChallengeName;
  if (name === 'ADMIN_NO_SRP_AUTH') throw invalidParameter(`${name} cannot be answered with this operation.`);
  const responses = input.ChallengeResponses;
  const username = required(responses, 'USERNAME');
  checkSecretHash(call.client, username, responses.SECRET_HASH);
  const pending = findPending(call, name, input.Session, responses);
  checkSameUser(call, pending, username);
  if (pending.signIn.flow === 'MANAGED_LOGIN') throw notAuthorized('Invalid session for the user.');
  return answerPending({ ...call, clientMetadata: input.ClientMetadata }, pending, name, responses);
}

/** Answers a challenge found by its Session. */
export async function answerPending(
  call: AuthCall,
  pending: PendingChallenge,
  name: ChallengeName,
  responses: Parameters,
): Promise<AuthOutput> {
  if (pending.signIn.user?.enabled === false) throw notAuthorized('User is disabled.');
  return answerOnce(pending, () => ANSWERS[name](call, pending, responses));
}

// SRP answers are found by the secret block, because USER_SRP_AUTH returns no Session; the others by the Session.
function findPending(
  call: ClientCall,
  challengeName: string,
  session: string | undefined,
  responses: Parameters,
): PendingChallenge {
  const { challenges, users } = call.pool;
  if (challengeName === 'PASSWORD_VERIFIER' || challengeName === 'DEVICE_PASSWORD_VERIFIER') {
    const pending = challenges.bySecretBlock(required(responses, 'PASSWORD_CLAIM_SECRET_BLOCK'));
    if (pending?.signIn.client !== call.client) throw wrongCredentials();
    if (session !== undefined && session !== pending.session)
      throw notAuthorized('Invalid session for the user.');
    return pending;
  }
  if (session !== undefined) return challenges.bySession(session, call.client.clientId);
  if (challengeName !== 'DEVICE_SRP_AUTH') throw invalidParameter('Missing required parameter Session');
  const user = users.find(required(responses, 'USERNAME'));
  const pending = user && challenges.byDevice(user, required(responses, 'DEVICE_KEY'));
  if (pending?.signIn.client !== call.client) throw notAuthorized('Invalid session for the user.');
  return pending;
}

function checkSameUser({ pool }: ClientCall, { signIn }: PendingChallenge, username: string): void {
  if (signIn.user && pool.users.find(username) !== signIn.user) {
    throw notAuthorized('Invalid session for the user.');
  }
}

/**
 * Lets a question be answered once. A refusal that the person can fix (a wrong code, a weak password, an unknown device)
 * leaves it open; NotAuthorizedException ends it, but for NEW_PASSWORD_REQUIRED, where it is about an attribute.
 */
async function answerOnce(pending: PendingChallenge, check: () => Promise<AuthOutput>): Promise<AuthOutput> {
  pending.used = true;
  try {
    return await check();
  } catch (error) {
    pending.used = isFinal(pending, error);
    throw error;
  }
}

function isFinal(pending: PendingChallenge, error: unknown): boolean {
  const type = error instanceof CognitoException && error.type;
  if (type === 'CodeMismatchException') pending.wrongAnswers += 1;
  const isProofWrong = type === 'NotAuthorizedException' && pending.question.name !== 'NEW_PASSWORD_REQUIRED';
  return isProofWrong || pending.wrongAnswers >= WRONG_ANSWERS_ALLOWED;
}

import type { TriggerEvents } from '../triggers/events.ts';
import { eventAttributes, optionalStrings, runTrigger } from '../triggers/run.ts';
import { CognitoException, invalidParameter, wrongCredentials } from '../wire/exception.ts';
import { type AuthOutput, ask } from './ask.ts';
import type { AuthCall } from './auth-call.ts';
import { type SignIn, withProof } from './sign-in.ts';

type Decision = TriggerEvents['defineAuthChallenge']['response'];

/** Asks the define trigger what comes next in a custom sign-in. */
export async function defineNext(call: AuthCall, signIn: SignIn): Promise<Decision> {
  const decision = await runTrigger(call, 'defineAuthChallenge', {
    source: 'DefineAuthChallenge_Authentication',
    userName: userNameOf(signIn),
    request: { ...customRequest(call, signIn), session: signIn.rounds },
    response: { challengeName: null, issueTokens: null, failAuthentication: null },
  });
  if (decision) return decision;
  throw invalidParameter('Custom auth lambda trigger is not configured for the user pool.');
}

/**
 * Does what the define trigger decided: another challenge, or on with the sign-in.
 *
 * @throws NotAuthorizedException when it fails the sign-in; InvalidLambdaResponseException when it decided nothing
 */
export async function follow<S extends SignIn>(
  call: AuthCall,
  signIn: S,
  decision: Decision,
): Promise<{ readonly asked: AuthOutput } | { readonly passed: S }> {
  if (decision.failAuthentication === true) throw wrongCredentials();
  if (decision.issueTokens === true) return { passed: withProof(signIn, 'custom') };
  if (decision.challengeName === 'CUSTOM_CHALLENGE') return { asked: await askCustomChallenge(call, signIn) };
  throw new CognitoException(
    'InvalidLambdaResponseException',
    'DefineAuthChallenge decided nothing that can be done.',
  );
}

async function askCustomChallenge(call: AuthCall, signIn: SignIn): Promise<AuthOutput> {
  const created = await runTrigger(call, 'createAuthChallenge', {
    source: 'CreateAuthChallenge_Authentication',
    userName: userNameOf(signIn),
    request: {
      ...customRequest(call, signIn),
      challengeName: 'CUSTOM_CHALLENGE',
      session: signIn.rounds,
    },
    response: { publicChallengeParameters: null, privateChallengeParameters: null, challengeMetadata: null },
  });
  const question = {
    name: 'CUSTOM_CHALLENGE',
    privateParameters: created?.privateChallengeParameters ?? null,
    metadata: created?.challengeMetadata ?? null,
  } as const;
  return ask(call, signIn, question, {
    USERNAME: userNameOf(signIn),
    ...created?.publicChallengeParameters,
  });
}

/** Whether the verify trigger takes an answer. */
export async function isCustomAnswer(
  call: AuthCall,
  signIn: SignIn,
  privateChallengeParameters: Readonly<Record<string, string>> | null,
  challengeAnswer: string,
): Promise<boolean> {
  const verdict = await runTrigger(call, 'verifyAuthChallengeResponse', {
    source: 'VerifyAuthChallengeResponse_Authentication',
    userName: userNameOf(signIn),
    request: { ...customRequest(call, signIn), privateChallengeParameters, challengeAnswer },
    response: { answerCorrect: null },
  });
  return verdict?.answerCorrect === true;
}

function customRequest(call: AuthCall, { user }: SignIn) {
  return {
    userAttributes: user ? eventAttributes(user) : {},
    ...optionalStrings('clientMetadata', call.clientMetadata),
    ...(user ? {} : { userNotFound: true }),
  };
}

function userNameOf({ user, username }: SignIn): string {
  return user?.username ?? username;
}

import type { AuthCall } from '../call.ts';
import type { SignIn } from '../sign-in/sign-in.ts';
import type { Strings, TriggerEvents } from './events.ts';
import { eventAttributes, optionalStrings, runTrigger } from './run.ts';

/** Returns the define trigger's decision; undefined if the pool has no such trigger. */
export function defineAuthChallenge(
  call: AuthCall,
  signIn: SignIn,
): Promise<TriggerEvents['defineAuthChallenge']['response'] | undefined> {
  return runTrigger(call, 'defineAuthChallenge', {
    source: 'DefineAuthChallenge_Authentication',
    userName: eventUserName(signIn),
    request: { ...customRequest(call, signIn), session: signIn.rounds },
    response: { challengeName: null, issueTokens: null, failAuthentication: null },
  });
}

/** The parameters of the next custom challenge. */
export function createAuthChallenge(
  call: AuthCall,
  signIn: SignIn,
): Promise<TriggerEvents['createAuthChallenge']['response'] | undefined> {
  return runTrigger(call, 'createAuthChallenge', {
    source: 'CreateAuthChallenge_Authentication',
    userName: eventUserName(signIn),
    request: {
      ...customRequest(call, signIn),
      challengeName: 'CUSTOM_CHALLENGE',
      session: signIn.rounds,
    },
    response: { publicChallengeParameters: null, privateChallengeParameters: null, challengeMetadata: null },
  });
}

/** Whether the verify trigger accepts an answer. */
export async function verifyAuthChallengeResponse(
  call: AuthCall,
  signIn: SignIn,
  privateChallengeParameters: Strings | null,
  challengeAnswer: string,
): Promise<boolean> {
  const response = await runTrigger(call, 'verifyAuthChallengeResponse', {
    source: 'VerifyAuthChallengeResponse_Authentication',
    userName: eventUserName(signIn),
    request: { ...customRequest(call, signIn), privateChallengeParameters, challengeAnswer },
    response: { answerCorrect: null },
  });
  return response?.answerCorrect === true;
}

/** Returns the user name in events of a custom sign-in: the username, or the typed name if there is no such user. */
export function eventUserName({ user, username }: SignIn): string {
  return user?.username ?? username;
}

function customRequest(call: AuthCall, { user }: SignIn) {
  return {
    userAttributes: user ? eventAttributes(user) : {},
    ...optionalStrings('clientMetadata', call.clientMetadata),
    ...(user ? {} : { userNotFound: true }),
  };
}

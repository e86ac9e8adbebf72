import type { AuthCall } from '../call.ts';
import { createAuthChallenge, defineAuthChallenge, eventUserName } from '../triggers/custom-auth.ts';
import type { TriggerEvents } from '../triggers/events.ts';
import { CognitoException, invalidParameter, wrongCredentials } from '../wire/exception.ts';
import { type AuthOutput, ask } from './ask.ts';
import { type SignIn, withProof } from './sign-in.ts';

type Decision = TriggerEvents['defineAuthChallenge']['response'];

/** Asks the define trigger for the next step of a custom sign-in. */
export async function defineNext(call: AuthCall, signIn: SignIn): Promise<Decision> {
  const decision = await defineAuthChallenge(call, signIn);
  if (decision) return decision;
  throw invalidParameter('Custom auth lambda trigger is not configured for the user pool.');
}

/**
 * Carries out the define trigger's decision: another challenge, or the rest of the sign-in.
 *
 * @throws NotAuthorizedException if it fails the sign-in; InvalidLambdaResponseException if it decided nothing
 */
export async function applyDecision<S extends SignIn>(
  call: AuthCall,
  signIn: S,
  decision: Decision,
): Promise<{ readonly asked: AuthOutput } | { readonly passed: S }> {
  if (decision.failAuthentication === true) throw wrongCredentials();
  if (decision.issueTokens === true) return { passed: withProof(signIn, 'custom') };
  if (decision.challengeName === 'CUSTOM_CHALLENGE') return { asked: await askCustomChallenge(call, signIn) };
  throw new CognitoException(
    'InvalidLambdaResponseException',
    'DefineAuthChallenge did not choose a next step.',
  );
}

async function askCustomChallenge(call: AuthCall, signIn: SignIn): Promise<AuthOutput> {
  const created = await createAuthChallenge(call, signIn);
  const question = {
    name: 'CUSTOM_CHALLENGE',
    privateParameters: created?.privateChallengeParameters ?? null,
    metadata: created?.challengeMetadata ?? null,
  } as const;
  return ask(call, signIn, question, {
    USERNAME: eventUserName(signIn),
    ...created?.publicChallengeParameters,
  });
}

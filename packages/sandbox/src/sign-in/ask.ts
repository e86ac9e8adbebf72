import type { Call } from '../call.ts';
import type { JsonObject } from '../wire/json.ts';
import type { Question } from './pending-challenges.ts';
import type { SignIn } from './sign-in.ts';

/** The answer to InitiateAuth or RespondToAuthChallenge. */
export type AuthOutput = JsonObject;

/** Puts a question to the person and words it for the wire. */
export function ask(
  call: Call,
  signIn: SignIn,
  question: Question,
  parameters: Record<string, string>,
  extra: JsonObject = {},
): AuthOutput {
  const { session } = call.pool.challenges.put(signIn, question);
  return {
    ChallengeName: question.name,
    Session: session,
    ChallengeParameters: parameters,
    ...extra,
  };
}

import type { Call } from '../call.ts';
import type { JsonObject } from '../wire/json.ts';
import type { Question } from './pending-challenges.ts';
import type { SignIn } from './sign-in.ts';

/** The response to InitiateAuth or RespondToAuthChallenge. */
export type AuthOutput = JsonObject;

/** Asks the person a question and formats it for the wire. */
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

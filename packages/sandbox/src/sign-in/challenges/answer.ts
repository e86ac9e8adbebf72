import type { AuthCall } from '../../call.ts';
import { notAuthorized, wrongCredentials } from '../../wire/exception.ts';
import type { AuthOutput } from '../ask.ts';
import type { Parameters } from '../parameters.ts';
import type { PendingChallenge, Question, QuestionName, QuestionOf } from '../pending-challenges.ts';
import { isKnown, type KnownSignIn, type SignIn } from '../sign-in.ts';

/** Checks the answer to a challenge. */
export type Answer = (
  call: AuthCall,
  pending: PendingChallenge,
  responses: Parameters,
) => Promise<AuthOutput>;

/** A question and its answer. */
export interface Answered<N extends QuestionName> {
  readonly signIn: SignIn;
  readonly question: QuestionOf<N>;
  readonly responses: Parameters;
}

/** Checks an answer that only fits these questions. */
export function answerTo<const N extends QuestionName>(
  names: readonly N[],
  check: (call: AuthCall, answered: Answered<N>) => Promise<AuthOutput>,
): Answer {
  return async (call, { signIn, question }, responses) => {
    if (!isOneOf(question, names)) throw notAuthorized('Invalid session for the user.');
    return check(call, { signIn, question, responses });
  };
}

/** Checks an answer to questions that are only asked of a user, never of an unknown name. */
export function answerOfUser<const N extends QuestionName>(
  names: readonly N[],
  check: (call: AuthCall, answered: Answered<N> & { readonly signIn: KnownSignIn }) => Promise<AuthOutput>,
): Answer {
  return answerTo(names, async (call, { signIn, ...answered }) => {
    if (!isKnown(signIn)) throw wrongCredentials();
    return check(call, { ...answered, signIn });
  });
}

function isOneOf<N extends QuestionName>(question: Question, names: readonly N[]): question is QuestionOf<N> {
  return names.some((name) => name === question.name);
}

import type { ClientCall } from '../../operations/operation.ts';
import { notAuthorized } from '../../wire/exception.ts';
import type { AuthOutput } from '../ask.ts';
import type { Parameters } from '../parameters.ts';
import type { PendingChallenge, Question, QuestionName, QuestionOf } from '../pending-challenges.ts';
import type { SignIn } from '../sign-in.ts';

/** What a challenge was answered with. */
export interface AnswerInput {
  readonly responses: Parameters;
  readonly clientMetadata: Readonly<Record<string, string>> | undefined;
}

/** Judges the answer to a challenge. */
export type Answer = (call: ClientCall, pending: PendingChallenge, input: AnswerInput) => Promise<AuthOutput>;

/** An answer that fits these questions only. */
export function answerTo<const N extends QuestionName>(
  names: readonly N[],
  judge: (
    call: ClientCall,
    asked: AnswerInput & { readonly signIn: SignIn; readonly question: QuestionOf<N> },
  ) => Promise<AuthOutput>,
): Answer {
  return async (call, { signIn, question }, input) => {
    if (!isOneOf(question, names)) throw notAuthorized('Invalid session for the user.');
    return judge(call, { signIn, question, ...input });
  };
}

function isOneOf<N extends QuestionName>(question: Question, names: readonly N[]): question is QuestionOf<N> {
  return names.some((name) => name === question.name);
}

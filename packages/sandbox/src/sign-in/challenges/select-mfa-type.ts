import { invalidParameter } from '../../wire/exception.ts';
import { askFactor } from '../ask-factor.ts';
import { required } from '../parameters.ts';
import { answerOfUser } from './answer.ts';

/** SELECT_MFA_TYPE: the choice of second factor. */
export const selectMfaType = answerOfUser(
  ['SELECT_MFA_TYPE'],
  async (call, { signIn, question, responses }) => {
    const answer = required(responses, 'ANSWER');
    const factor = question.factors.find((candidate) => candidate === answer);
    if (!factor) throw invalidParameter('Invalid ANSWER for SELECT_MFA_TYPE challenge.');
    return askFactor(call, signIn, factor);
  },
);

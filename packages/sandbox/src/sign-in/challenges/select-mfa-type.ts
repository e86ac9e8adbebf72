import { invalidParameter, wrongCredentials } from '../../wire/exception.ts';
import { askFactor } from '../ask-factor.ts';
import { required } from '../parameters.ts';
import { isKnown } from '../sign-in.ts';
import { answerTo } from './answer.ts';

/** SELECT_MFA_TYPE: the choice of second factor. */
export const selectMfaType = answerTo(['SELECT_MFA_TYPE'], async (call, { signIn, question, responses }) => {
  const answer = required(responses, 'ANSWER');
  if (!isKnown(signIn)) throw wrongCredentials();
  const factor = question.factors.find((candidate) => candidate === answer);
  if (!factor) throw invalidParameter('Invalid ANSWER for SELECT_MFA_TYPE challenge.');
  return askFactor(call, signIn, factor);
});

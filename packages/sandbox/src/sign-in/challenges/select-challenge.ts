import { FIRST_FACTORS } from '../../pool/factors.ts';
import { requireOffered, startFirstFactor } from '../first-factor-step.ts';
import { required } from '../parameters.ts';
import { answerTo } from './answer.ts';

/** SELECT_CHALLENGE: the choice of first factor. It can replace a pending passkey or code. */
export const selectChallenge = answerTo(
  ['SELECT_CHALLENGE', ...Object.values(FIRST_FACTORS).flat()],
  async (call, { signIn, question, responses }) => {
    const available = question.available ?? [];
    const chosen = requireOffered(available, required(responses, 'ANSWER'));
    return startFirstFactor(call, signIn, chosen, { parameters: responses, available });
  },
);

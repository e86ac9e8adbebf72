import { required } from '../parameters.ts';
import { askPasswordProof, signInByPassword } from '../password-step.ts';
import { answerTo } from './answer.ts';

/** PASSWORD: the password itself, as a separate answer or right after SELECT_CHALLENGE. */
export const password = answerTo(['PASSWORD', 'SELECT_CHALLENGE'], async (call, { signIn, responses }) =>
  signInByPassword(call, signIn, required(responses, 'PASSWORD'), responses.DEVICE_KEY),
);

/** PASSWORD_SRP: the start of its proof. */
export const passwordSrp = answerTo(
  ['PASSWORD_SRP', 'SELECT_CHALLENGE'],
  async (call, { signIn, responses }) => askPasswordProof(call, signIn, required(responses, 'SRP_A')),
);

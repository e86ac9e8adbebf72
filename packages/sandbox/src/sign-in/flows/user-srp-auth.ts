import { required } from '../parameters.ts';
import { askPasswordProof } from '../password-step.ts';
import { beginSignIn } from './begin.ts';
import type { Flow } from './flow.ts';

/** USER_SRP_AUTH: the password is proved, never sent. Its first response has no Session, as in the real service. */
export const userSrpAuth: Flow = {
  allowedBy: 'ALLOW_USER_SRP_AUTH',
  async start(call, input) {
    const srpA = required(input.parameters, 'SRP_A');
    const signIn = await beginSignIn(call, 'USER_SRP_AUTH', input);
    const { Session: _, ...output } = await askPasswordProof(call, signIn, srpA);
    return output;
  },
};

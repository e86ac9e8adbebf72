import { required } from '../parameters.ts';
import { takePassword } from '../password-step.ts';
import { beginSignIn } from './begin.ts';
import type { Flow } from './flow.ts';

/** USER_PASSWORD_AUTH: the password is sent over TLS. */
export const userPasswordAuth: Flow = {
  allowedBy: ['ALLOW_USER_PASSWORD_AUTH'],
  async start(call, { parameters }) {
    const password = required(parameters, 'PASSWORD');
    const signIn = beginSignIn(call, 'USER_PASSWORD_AUTH', parameters);
    return takePassword(call, signIn, password, parameters.DEVICE_KEY);
  },
};

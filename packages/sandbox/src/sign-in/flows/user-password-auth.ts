import { required } from '../parameters.ts';
import { signInByPassword } from '../password-step.ts';
import { beginSignIn } from './begin.ts';
import type { Flow } from './flow.ts';

/** USER_PASSWORD_AUTH: the password is sent over TLS, and an unknown person may be migrated with it. */
export const userPasswordAuth: Flow = {
  allowedBy: 'ALLOW_USER_PASSWORD_AUTH',
  async start(call, input) {
    const password = required(input.parameters, 'PASSWORD');
    const signIn = await beginSignIn(call, 'USER_PASSWORD_AUTH', input, password);
    return signInByPassword(call, signIn, password, input.parameters.DEVICE_KEY);
  },
};

/** ADMIN_USER_PASSWORD_AUTH, formerly ADMIN_NO_SRP_AUTH: the same, for a server with the pool's credentials. */
export const adminUserPasswordAuth: Flow = {
  ...userPasswordAuth,
  allowedBy: 'ALLOW_ADMIN_USER_PASSWORD_AUTH',
  isForAdministrators: true,
};

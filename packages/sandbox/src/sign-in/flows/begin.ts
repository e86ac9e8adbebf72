import type { ClientCall } from '../../operations/operation.ts';
import { findUser } from '../account.ts';
import { checkSecretHash, type Parameters, required } from '../parameters.ts';
import type { AuthFlow, SignIn } from '../sign-in.ts';

/** The start of every flow that names a user. */
export function beginSignIn(call: ClientCall, flow: AuthFlow, parameters: Parameters): SignIn {
  const username = required(parameters, 'USERNAME');
  checkSecretHash(call.client, username, parameters.SECRET_HASH);
  return {
    flow,
    client: call.client,
    username,
    user: findUser(call, call.client, username),
    proofs: new Set(),
    deviceKey: parameters.DEVICE_KEY,
    rounds: [],
  };
}

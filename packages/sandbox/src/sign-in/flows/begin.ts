import * as v from 'valibot';
import type { AuthCall } from '../../call.ts';
import { preAuthentication } from '../../triggers/authentication.ts';
import { migrateUser } from '../../triggers/user-migration.ts';
import * as member from '../../wire/members.ts';
import { validate } from '../../wire/validate.ts';
import { findUser } from '../account.ts';
import { checkSecretHash, required } from '../parameters.ts';
import type { AuthFlow, SignIn } from '../sign-in.ts';
import type { FlowInput } from './flow.ts';

const usernameMember = v.object({ username: member.username });

/** Starts any flow that names a user; the pre authentication trigger may refuse it. */
export async function beginSignIn(
  call: AuthCall,
  flow: AuthFlow,
  { parameters, validationData }: FlowInput,
  password?: string,
): Promise<SignIn> {
  const username = validate(usernameMember, { username: required(parameters, 'USERNAME') }).username;
  checkSecretHash(call.client, username, parameters.SECRET_HASH);
  // The migration trigger only runs if there is a password to pass to it.
  if (password !== undefined) await migrateUser(call, username, password, validationData);
  const user = findUser(call, call.client, username);
  await preAuthentication(call, username, user, validationData);
  return {
    flow,
    client: call.client,
    username,
    user,
    proofs: new Set(),
    deviceKey: parameters.DEVICE_KEY,
    rounds: [],
  };
}

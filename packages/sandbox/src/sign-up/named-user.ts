import type { ClientCall } from '../call.ts';
import { hidesUnknownUsers } from '../pool/client-settings.ts';
import type { User } from '../pool/user.ts';
import { checkSecretHash } from '../sign-in/parameters.ts';
import { userNotFound } from '../wire/exception.ts';

/** Returns the user that an operation without a token names; undefined for an unknown name if that must not show. */
export function namedUser(
  call: ClientCall,
  input: { Username: string; SecretHash?: string | undefined },
): User | undefined {
  checkSecretHash(call.client, input.Username, input.SecretHash);
  const user = call.pool.users.find(input.Username);
  if (!user && !hidesUnknownUsers(call.client.settings)) {
    throw userNotFound('Username/client id combination not found.');
  }
  return user;
}

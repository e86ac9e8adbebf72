import type { Call } from '../call.ts';
import { type AppClient, hidesUnknownUsers } from '../pool/client-settings.ts';
import { isExpiredTemporaryPassword } from '../pool/passwords.ts';
import type { User } from '../pool/user.ts';
import { CognitoException, notAuthorized, userNotFound } from '../wire/exception.ts';

/** Returns the user with a typed name; undefined if there is none and the app client hides that. */
export function findUser(call: Call, client: AppClient, username: string): User | undefined {
  const user = call.pool.users.find(username);
  if (!user && !hidesUnknownUsers(client.settings)) throw userNotFound();
  return user;
}

/**
 * Refuses accounts that may not sign in, before any password is checked.
 *
 * @throws NotAuthorizedException, UserNotConfirmedException, PasswordResetRequiredException
 */
export function checkAccount(
  call: Call,
  user: User,
  allow: { readonly unconfirmed: boolean } = { unconfirmed: false },
): void {
  if (!user.enabled) throw notAuthorized('User is disabled.');
  if (user.status === 'UNCONFIRMED' && !allow.unconfirmed) {
    throw new CognitoException('UserNotConfirmedException', 'User is not confirmed.');
  }
  if (user.status === 'RESET_REQUIRED') {
    throw new CognitoException('PasswordResetRequiredException', 'Password reset required for the user');
  }
  if (isExpiredTemporaryPassword(call.pool, user)) {
    throw notAuthorized('Temporary password has expired and must be reset by an administrator.');
  }
}

import type { ClientCall } from '../call.ts';
import { makeUser } from '../pool/new-user.ts';
import { setPassword } from '../pool/passwords.ts';
import { CognitoException } from '../wire/exception.ts';
import type { Strings } from './events.ts';
import { optionalStrings, runTrigger, type TriggerInput } from './run.ts';

/**
 * Asks the user migration trigger for a user that the pool does not know, and adds the user. If it throws, the user stays
 * unknown.
 *
 * @param password - The password at sign-in; undefined for ForgotPassword.
 */
export async function migrateUser(
  call: ClientCall,
  username: string,
  password: string | undefined,
  metadata: Strings | undefined,
): Promise<void> {
  const { pool } = call;
  if (!pool.triggers.userMigration || pool.users.find(username)) return;
  const response = await attempt(call, {
    source: password === undefined ? 'UserMigration_ForgotPassword' : 'UserMigration_Authentication',
    userName: username,
    request: {
      ...(password === undefined ? {} : { password }),
      ...optionalStrings('validationData', metadata),
    },
    response: {
      userAttributes: null,
      finalUserStatus: null,
      messageAction: null,
      desiredDeliveryMediums: null,
      forceAliasCreation: null,
    },
  });
  if (!response?.userAttributes) return;
  const status = response.finalUserStatus ?? (password === undefined ? 'RESET_REQUIRED' : 'CONFIRMED');
  const user = makeUser(pool, { username, attributes: Object.entries(response.userAttributes), status });
  if (password !== undefined) await setPassword(pool, user, password);
  // Two sign-ins may import the same user at once: the first one adds it.
  if (!pool.users.find(username)) pool.users.add(user);
}

async function attempt(call: ClientCall, input: TriggerInput<'userMigration'>) {
  try {
    return await runTrigger(call, 'userMigration', input);
  } catch (error) {
    if (error instanceof CognitoException && error.type === 'UserLambdaValidationException') return undefined;
    throw error;
  }
}

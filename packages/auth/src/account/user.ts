import { deleteUser as deleteAtCognito, getUser as describe, getUserAuthFactors } from '@latchkey/cognito';
import type { Auth } from '../api.ts';
import type { Attributes } from '../requests.ts';
import { forgetLocal } from './forget-local.ts';
import { objectsIn, textIn, textsIn } from './output.ts';
import { signedIn } from './signed-in.ts';

/** The signed-in user, as the pool has it now; the claims in the ID token may be older. */
export interface Account {
  /** The username in the pool, not an alias. */
  readonly username: string;
  readonly attributes: Attributes;
  /** Second factors that are turned on, such as `SOFTWARE_TOKEN_MFA`. */
  readonly mfa: readonly string[];
  readonly preferredMfa: string | null;
}

/**
 * Fetches the signed-in user. Source: Cognito API reference, GetUser.
 *
 * @throws AuthError, or `ErrorOf<typeof getUser>` of `@latchkey/cognito`
 */
export async function getUser(auth: Auth): Promise<Account> {
  const { client, accessToken } = await signedIn(auth);
  const user = await describe(client, { accessToken });
  return {
    username: textIn(user.username) ?? '',
    attributes: Object.fromEntries(
      objectsIn(user.userAttributes).map(({ name, value }) => [textIn(name) ?? '', textIn(value) ?? '']),
    ),
    mfa: textsIn(user.userMfaSettingList),
    preferredMfa: textIn(user.preferredMfaSetting),
  };
}

/**
 * Lists the first factors that are set up, such as `PASSWORD` and `WEB_AUTHN`. Source: Cognito API reference,
 * GetUserAuthFactors.
 *
 * @throws AuthError, or `ErrorOf<typeof getUserAuthFactors>` of `@latchkey/cognito`
 */
export async function getFactors(auth: Auth): Promise<readonly string[]> {
  const { client, accessToken } = await signedIn(auth);
  const { configuredUserAuthFactors } = await getUserAuthFactors(client, { accessToken });
  return textsIn(configuredUserAuthFactors);
}

/**
 * Deletes the user permanently, forgets this device and ends the session in all tabs of this browser. Source: Cognito API
 * reference, DeleteUser.
 *
 * @throws AuthError, or `ErrorOf<typeof deleteUser>` of `@latchkey/cognito`
 */
export async function deleteUser(auth: Auth): Promise<void> {
  const { client, accessToken, vault, backend, tabs, send } = await signedIn(auth);
  const { session } = vault.session.held();
  await deleteAtCognito(client, { accessToken });
  if (session) await backend.call('device.forget', forgetLocal, session.username);
  // Somebody else may have signed in meanwhile, in another tab.
  const { session: present } = vault.session.held();
  if (present && present.username !== session?.username) return;
  tabs.announce(await vault.session.end(null));
  send({ type: 'session.deleted' });
}

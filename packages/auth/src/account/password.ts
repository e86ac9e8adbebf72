import { changePassword as change, ValidationError } from '@latchkey/cognito';
import type { Auth } from '../api.ts';
import { isText } from '../checks.ts';
import { maybe, members, takeText } from '../state/take.ts';
import { signedIn } from './signed-in.ts';

/**
 * Changes the password; the session continues. Source: Cognito API reference, ChangePassword.
 *
 * @param passwords - only a user who has no password yet may leave out `previous`
 * @throws AuthError, or `ErrorOf<typeof changePassword>` of `@latchkey/cognito`
 */
export async function changePassword(
  auth: Auth,
  passwords: { readonly previous?: string; readonly proposed: string },
): Promise<void> {
  const { previous, proposed } = members(passwords);
  const previousPassword = maybe(previous, isText) ?? undefined;
  const proposedPassword = takeText(proposed);
  if (previousPassword === '')
    throw new ValidationError('ChangePassword', 'previousPassword', 'ChangePassword needs previousPassword.');
  const { client, accessToken } = await signedIn(auth);
  await change(client, { accessToken, previousPassword, proposedPassword });
}

import type { Auth } from '../api.ts';
import { canAutofill } from '../browser/passkeys.ts';

/** Usernames that were offered the autofill on this page. */
const offered = new WeakMap<object, Set<string>>();

/**
 * Starts a sign-in that offers the passkeys of `username` in the browser's autofill, where the browser supports that
 * (conditional mediation, WebAuthn Level 3) and the sign-in form is shown and idle. The view becomes `passkey` with
 * `autofill: true`: show a field with `autocomplete="username webauthn"` there, and the other factors beside it.
 *
 * Once a page for each username: a person who goes back wants another way to sign in.
 *
 * @param username - Cognito offers passkeys to a username only, so this is for people who signed in here before
 * @param signal - stops it until the sign-in starts, as when the form is left
 */
export async function offerPasskeyAutofill(
  auth: Pick<Auth, 'getState'>,
  username: string,
  signal?: AbortSignal,
): Promise<void> {
  if (username === '' || signal?.aborted || !(await canAutofillPasskeys()) || signal?.aborted) return;
  const state = auth.getState();
  const names = offered.get(auth) ?? new Set();
  if (state.view !== 'signIn' || state.busy || names.has(username)) return;
  offered.set(auth, names.add(username));
  state.signIn({ username, flow: 'USER_AUTH', factor: 'WEB_AUTHN', autofill: true });
}

/** Whether the browser can offer passkeys in its autofill. */
export const canAutofillPasskeys = async (): Promise<boolean> => (await canAutofill()) ?? false;

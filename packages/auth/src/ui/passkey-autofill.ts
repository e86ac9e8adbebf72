import type { Auth } from '../api.ts';
import { canAutofill } from '../browser/passkeys.ts';
import { isString, requireArgument } from '../require-argument.ts';
import { requireAuth } from '../require-auth.ts';
import { maybeSignal } from '../require-signal.ts';

/** Usernames whose passkeys were already offered on this page. */
const offered = new WeakMap<object, Set<string>>();

/**
 * Starts a sign-in that offers the passkeys of `username` in the browser's autofill, if the browser supports it (conditional
 * mediation, WebAuthn Level 3) and the sign-in form is shown and idle. The view becomes `passkey` with `autofill: true`: show
 * a field with `autocomplete="username webauthn"` there, and the other factors beside it.
 *
 * Works once on each page and for each username: a person who goes back wants to sign in another way.
 *
 * @param username - Cognito offers passkeys only for a username, so use it for people who signed in here before
 * @param signal - cancels it before the sign-in starts, as when the form closes
 * @throws AuthError `foreign-auth`, `invalid-input`
 */
export async function offerPasskeyAutofill(
  auth: Pick<Auth, 'getState'>,
  username: string,
  signal?: AbortSignal,
): Promise<void> {
  requireAuth(auth);
  requireArgument(username, isString, 'username must be a string.');
  maybeSignal(signal);
  if (username === '' || signal?.aborted || !(await canAutofillPasskeys()) || signal?.aborted) return;
  const state = auth.getState();
  const names = offered.get(auth) ?? new Set();
  if (state.view !== 'signIn' || state.busy || names.has(username)) return;
  offered.set(auth, names.add(username));
  state.signIn({ username, flow: 'USER_AUTH', factor: 'WEB_AUTHN', autofill: true });
}

/** Whether the browser can offer passkeys in its autofill. */
export const canAutofillPasskeys = async (): Promise<boolean> => (await canAutofill()) ?? false;

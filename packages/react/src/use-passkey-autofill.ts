'use client';
import type { Auth } from '@latchkey/auth';
import { useEffect } from 'react';
import { useAuthClient } from './use-auth-client.ts';

/** Whom the autofill was offered to on this page. */
const offered = new WeakMap<Auth, Set<string>>();

/**
 * Starts a sign-in that offers the passkeys of `username` in the browser's autofill, where the browser can
 * (conditional mediation, WebAuthn Level 3) and the sign-in form is shown and idle. The view becomes `passkey` with
 * `autofill: true`: show a field with `autoComplete="username webauthn"` there, and the other factors beside it.
 *
 * Cognito offers passkeys only to a user name, so this is for people who have been here before; null waits. Once a page
 * for each person: who goes back from it wants another way.
 *
 * @throws Error outside of an `AuthProvider`.
 */
export function usePasskeyAutofill(username: string | null): void {
  const auth = useAuthClient();
  useEffect(() => {
    if (username === null || username === '') return;
    let left = false;
    void canAutofillPasskeys().then((can) => {
      const state = auth.getState();
      const names = offered.get(auth) ?? new Set();
      if (left || !can || state.view !== 'signIn' || state.busy || names.has(username)) return;
      offered.set(auth, names.add(username));
      state.signIn({ username, flow: 'USER_AUTH', factor: 'WEB_AUTHN', autofill: true });
    });
    return () => {
      left = true;
    };
  }, [auth, username]);
}

async function canAutofillPasskeys(): Promise<boolean> {
  if (typeof PublicKeyCredential === 'undefined') return false;
  // Older browsers have passkeys but not this question.
  return (await PublicKeyCredential.isConditionalMediationAvailable?.()) ?? false;
}

'use client';
import { useEffect } from 'react';
import { useAuthClient } from './use-auth-client.ts';

/**
 * Starts a sign-in that offers the passkeys of `username` in the browser's autofill, where the browser can
 * (conditional mediation, WebAuthn Level 3) and the sign-in form is shown and idle. The view becomes `passkey` with
 * `autofill: true`: show a field with `autoComplete="username webauthn"` there, and the other factors beside it.
 *
 * Cognito offers passkeys only to a user name, so this is for people who have been here before; null waits.
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
      if (left || !can || state.view !== 'signIn' || state.busy) return;
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

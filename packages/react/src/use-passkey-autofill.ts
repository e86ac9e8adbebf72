'use client';
import { offerPasskeyAutofill } from '@latchkey/auth/ui';
import { useEffect } from 'react';
import { useAuthClient } from './use-auth-client.ts';

/**
 * Offers the passkeys of `username` in the browser's autofill while the sign-in form is shown; null offers none yet. The view
 * becomes `passkey` with `autofill: true`: show a field with `autoComplete="username webauthn"` there, and the other factors
 * beside it. See `offerPasskeyAutofill` of `@latchkey/auth/ui`.
 *
 * @throws Error outside of an `AuthProvider`.
 */
export function usePasskeyAutofill(username: string | null): void {
  const auth = useAuthClient();
  useEffect(() => {
    const left = new AbortController();
    void offerPasskeyAutofill(auth, username ?? '', left.signal);
    return () => left.abort();
  }, [auth, username]);
}

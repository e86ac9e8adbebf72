'use client';
import { offerPasskeyAutofill, requireArgument } from '@latchkey/auth/ui';
import { useEffect } from 'react';
import { useAuthClient } from './use-auth-client.ts';

const isUsername = (value: unknown) => typeof (value ?? '') === 'string';

/**
 * Offers the passkeys of `username` in the browser's autofill while the sign-in form is shown; none if it is null. The view
 * becomes `passkey` with `autofill: true`: show a field with `autoComplete="username webauthn"` there, and the other
 * factors beside it. See `offerPasskeyAutofill` of `@latchkey/auth/ui`.
 *
 * @throws Error outside of an `AuthProvider`; AuthError `invalid-input`
 */
export function usePasskeyAutofill(username: string | null): void {
  const auth = useAuthClient();
  // Here and not in the effect, where nobody would catch it.
  requireArgument(username, isUsername, 'username must be a string, or null.');
  useEffect(() => {
    const left = new AbortController();
    void offerPasskeyAutofill(auth, username ?? '', left.signal);
    return () => left.abort();
  }, [auth, username]);
}

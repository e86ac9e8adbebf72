'use client';
import type { Auth } from '@latchkey/auth';
import { useCallback } from 'react';
import { useAuthClient } from './use-auth-client.ts';

export type GetAccessToken = Auth['getAccessToken'];

/**
 * Returns a stable function that resolves with a valid access token, refreshed first if it is about to expire; null when
 * nobody is signed in. This is a function and not a string, because a token from an earlier render may have expired.
 *
 * @throws Error outside of an `AuthProvider`. The function rejects with an `AuthError` if no valid token is available.
 */
export function useAccessToken(): GetAccessToken {
  const auth = useAuthClient();
  return useCallback((options) => auth.getAccessToken(options), [auth]);
}

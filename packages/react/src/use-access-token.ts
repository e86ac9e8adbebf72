'use client';
import type { Auth } from '@latchkey/auth';
import { useCallback } from 'react';
import { useAuthClient } from './use-auth-client.ts';

export type GetAccessToken = Auth['getAccessToken'];

/**
 * Returns a stable function that resolves with a valid access token, refreshed first when due; null when nobody is signed in.
 * A function and not a string, because a token kept from a render is stale when used.
 *
 * @throws Error outside of an `AuthProvider`. The function rejects with an `AuthError` if no valid token is available.
 */
export function useAccessToken(): GetAccessToken {
  const auth = useAuthClient();
  return useCallback((options) => auth.getAccessToken(options), [auth]);
}

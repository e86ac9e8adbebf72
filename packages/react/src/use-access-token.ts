'use client';
import type { Auth } from '@latchkey/auth';
import { useCallback } from 'react';
import { useAuthClient } from './use-auth-client.ts';

export type GetAccessToken = Auth['getAccessToken'];

/**
 * A function, with an identity that stays, that gives an access token valid at the time of the call, refreshed first
 * when due; null when nobody is signed in. A function and not a string: a token kept in a render is stale when used.
 *
 * @throws Error outside of an `AuthProvider`. The function rejects with an `AuthError` when no valid token can be had.
 */
export function useAccessToken(): GetAccessToken {
  const auth = useAuthClient();
  return useCallback((options) => auth.getAccessToken(options), [auth]);
}

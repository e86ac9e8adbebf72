import type { Auth } from '../api.ts';

/** Renews the tokens, because claims are in the ID token. Offline, they change with the next refresh. */
export async function renewClaims(auth: Auth): Promise<void> {
  await auth.getTokens({ forceRefresh: true }).catch(() => {});
}

import type { Auth } from '../api.ts';

/** The claims are of the ID token, which a refresh makes anew. Offline, they change with the next refresh. */
export async function renewClaims(auth: Auth): Promise<void> {
  await auth.getTokens({ forceRefresh: true }).catch(() => {});
}

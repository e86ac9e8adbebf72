import type { Auth } from './api.ts';
import { claimsOf } from './vault/jwt.ts';
import type { SessionHolder } from './vault/session.ts';
import type { AccessTokenClaims, IdTokenClaims } from './views.ts';

/** The claims of the held tokens. Those of the access token are decoded on first use. */
export function createClaimsGetter(session: Pick<SessionHolder, 'held' | 'claims'>): Auth['getClaims'] {
  let read: { readonly token: string; readonly claims: AccessTokenClaims } | undefined;

  function getClaims(token?: 'id'): IdTokenClaims | null;
  function getClaims(token: 'access'): AccessTokenClaims | null;
  function getClaims(kind: 'id' | 'access' = 'id') {
    if (kind === 'id') return session.claims();
    const token = session.held().session?.accessToken;
    if (token === undefined) return null;
    if (read?.token !== token) read = { token, claims: claimsOf<AccessTokenClaims>(token) };
    return read.claims;
  }
  return getClaims;
}

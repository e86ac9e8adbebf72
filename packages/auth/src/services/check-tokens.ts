import type { ResolvedConfig } from '../config.ts';
import { claimsOf } from '../vault/jwt.ts';
import type { StoredSession } from '../vault/session.ts';
import { isStoredSession } from '../vault/stored-shapes.ts';
import { TokensError } from './tokens-error.ts';

/**
 * Claims that identify the owner of the tokens. Source: Cognito developer guide, "Understanding user pool JSON web tokens".
 */
interface Claims {
  readonly sub?: unknown;
  readonly iss?: unknown;
  readonly token_use?: unknown;
  /** In access tokens. */
  readonly client_id?: unknown;
  /** In ID tokens. */
  readonly aud?: unknown;
}

/**
 * Compares tokens with one another, with the app client, and on a refresh with the previous ones. This does not prove who
 * issued them: it keeps a mix-up in a proxy, a cache or a storage from showing one person another's session.
 *
 * @param before - the session that they replace
 * @throws TokensError `wrong-pool`, `tokens-mismatch`, `tokens-malformed`
 */
export function checkTokens(
  { userPoolId, clientId }: Pick<ResolvedConfig, 'userPoolId' | 'clientId'>,
  session: StoredSession,
  before = session,
): void {
  const access = claimsOf<Claims>(session.accessToken);
  const id = claimsOf<Claims>(session.idToken);
  const isRight =
    typeof access.sub === 'string' &&
    access.sub === id.sub &&
    access.sub === claimsOf<Claims>(before.idToken).sub &&
    // Comes from the access token. Cognito never changes it, nor can a trigger.
    session.username === before.username &&
    typeof access.iss === 'string' &&
    access.iss === id.iss &&
    access.token_use === 'access' &&
    id.token_use === 'id' &&
    access.client_id === clientId &&
    id.aud === clientId;
  if (isRight && access.iss.endsWith(`/${userPoolId}`)) {
    if (isStoredSession(session)) return;
    // It could not be read from the storage again.
    throw new TokensError('tokens-malformed');
  }
  // All else is right at a sign-in: the app has the id of another pool.
  throw new TokensError(isRight && before === session ? 'wrong-pool' : 'tokens-mismatch');
}

import type { ResolvedConfig } from '../config.ts';
import { claimsOf } from '../vault/jwt.ts';
import type { StoredSession } from '../vault/session.ts';
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

type Owned = Pick<StoredSession, 'accessToken' | 'idToken' | 'username'>;

/**
 * Compares tokens with one another, with the app client, and on a refresh with the previous ones. This does not prove who
 * issued them: it keeps a mix-up in a proxy, a cache or a storage from showing one person another's session.
 *
 * @param before - the session that they replace
 * @throws TokensError `wrong-pool`, `tokens-mismatch`
 */
export function checkTokens(
  { userPoolId, clientId }: Pick<ResolvedConfig, 'userPoolId' | 'clientId'>,
  session: Owned,
  before: Owned = session,
): void {
  const access = claimsOf<Claims>(session.accessToken);
  const id = claimsOf<Claims>(session.idToken);
  const isRight =
    typeof access.sub === 'string' &&
    access.sub === id.sub &&
    access.sub === claimsOf<Claims>(before.idToken).sub &&
    // Comes from the access token. Cognito never changes it, nor can a trigger.
    typeof session.username === 'string' &&
    session.username === before.username &&
    typeof access.iss === 'string' &&
    access.iss === id.iss &&
    access.token_use === 'access' &&
    id.token_use === 'id' &&
    access.client_id === clientId &&
    id.aud === clientId;
  if (isRight && access.iss.endsWith(`/${userPoolId}`)) return;
  // All else is right at a sign-in: the app has the id of another pool.
  throw new TokensError(isRight && before === session ? 'wrong-pool' : 'tokens-mismatch');
}

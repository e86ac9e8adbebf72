import type { BareClient } from '@latchkey/cognito';
import type { Auth } from '../api.ts';
import { AuthError } from '../errors.ts';
import { type Internals, internalsOf } from '../internals.ts';
import { clientOf } from '../services/client.ts';

/** The context of every account function. */
export interface SignedIn extends Internals {
  readonly client: BareClient;
  /** Valid at the time of the call. */
  readonly accessToken: string;
}

/**
 * The scope for the operations of a user pool. Tokens from the API always have it; tokens from managed login only if it was
 * requested.
 */
const SCOPE = 'aws.cognito.signin.user.admin';

/** @throws AuthError `not-signed-in`, `tokens-unavailable`, `scope-missing`, `foreign-auth` or `disposed` */
export async function signedIn(auth: Auth): Promise<SignedIn> {
  const internals = internalsOf(auth);
  const accessToken = await auth.getAccessToken();
  if (accessToken === null) {
    throw new AuthError('not-signed-in', 'Nobody is signed in: look at auth.getState().view first.');
  }
  const { session } = internals.vault.session.held();
  const { scope } = auth.getClaims('access') ?? {};
  if (session?.origin === 'managedLogin' && !scope?.split(' ').includes(SCOPE)) {
    throw new AuthError(
      'scope-missing',
      `The access token lacks the scope ${SCOPE}: add it to "scopes", and allow it in the app client.`,
    );
  }
  return { ...internals, client: clientOf(internals), accessToken };
}

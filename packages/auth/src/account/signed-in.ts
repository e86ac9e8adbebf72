import type { BareClient } from '@latchkey/cognito';
import type { Auth } from '../api.ts';
import { AuthError } from '../errors.ts';
import { type Internals, internalsOf } from '../internals.ts';
import { clientOf } from '../services/client.ts';

/** What every account function works with. */
export interface SignedIn extends Internals {
  readonly client: BareClient;
  /** Valid now. */
  readonly accessToken: string;
}

/** @throws AuthError `not-signed-in`, `tokens-unavailable` or `disposed` */
export async function signedIn(auth: Auth): Promise<SignedIn> {
  const accessToken = await auth.getAccessToken();
  if (accessToken === null) {
    throw new AuthError('not-signed-in', 'Nobody is signed in: look at auth.getState().view first.');
  }
  const internals = internalsOf(auth);
  return { ...internals, client: clientOf(internals), accessToken };
}

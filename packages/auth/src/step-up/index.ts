/**
 * Step-up: a signed-in user proves more, for an operation that needs it (RFC 9470; Cognito developer guide, "Step-up
 * authentication with the USER_AUTH flow").
 *
 * @module
 */
import type { Auth } from '../api.ts';
import { AuthError } from '../errors.ts';
import { internalsOf } from '../internals.ts';
import type { Attempt } from '../model.ts';
import { isMet } from './is-met.ts';
import { type StepUpRequest, takeRequest } from './request.ts';
import type { StepUpResult } from './result.ts';
import { runStepUp } from './run.ts';

export type { StepUpRequest } from './request.ts';
export type { StepUpResult } from './result.ts';

/**
 * Asks the signed-in user for the factors that the session lacks. Meanwhile the state has the views of a sign-in, with `stepUp` and
 * the user's `page`; the session continues, and its tokens stay valid and are refreshed. At the end the new tokens replace the
 * old ones, in all tabs, and the old ones are revoked. A reload ends a step-up, and keeps the session.
 *
 * The app client has to allow USER_AUTH, and the pool needs the Essentials or the Plus tier. Resolves at once where the tokens
 * already have the first level of the list.
 *
 * @throws AuthError `not-signed-in`, `tokens-unavailable`, `invalid-input`; `step-up-unavailable` for a session of managed login
 */
export async function stepUp(auth: Auth, request: StepUpRequest): Promise<StepUpResult> {
  const internals = internalsOf(auth);
  const { acrValues, maxAge, factor, clientMetadata } = takeRequest(request);
  // Valid ones spare the factors of the sign-in.
  if (!(await auth.getTokens())) throw new AuthError('not-signed-in', 'Nobody is signed in.');
  const { session } = internals.vault.session.held();
  const claims = auth.getClaims('access');
  if (!session || !claims) throw new AuthError('not-signed-in', 'Nobody is signed in.');
  if (session.origin === 'managedLogin') {
    throw new AuthError(
      'step-up-unavailable',
      'This session began at managed login: sign out, and sign in there again with acrValues.',
    );
  }
  if (isMet(claims, { acrValues, maxAge }, internals.vault.session.now() + session.clockDrift)) {
    return { outcome: 'done', claims };
  }
  const attempt: Attempt = {
    username: session.username,
    flow: 'USER_AUTH',
    factor,
    password: null,
    proof: null,
    autofill: false,
    knownDevice: true,
    round: 0,
    remember: 'browser',
    clientMetadata,
    stepUp: { acrValues, maxAge },
  };
  return runStepUp(auth, internals, attempt);
}

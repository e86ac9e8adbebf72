import type { Fault } from '../model.ts';
import type { AccessTokenClaims } from '../views.ts';

/**
 * - `done`: the session has new tokens. Compare `acr` of the claims with the level that the operation needs: Cognito may reach
 *   another one of the list, and a pool without the feature ignores the request, so that `acr` is missing.
 * - `refused`: nothing has changed. The fault says why, as in `state.fault`.
 * - `cancelled`: by the person, or by another step-up. Nothing has changed.
 * - `ended`: the session ended meanwhile, or is another user's now.
 */
export type StepUpResult =
  | { readonly outcome: 'done'; readonly claims: AccessTokenClaims }
  | { readonly outcome: 'refused'; readonly fault: Fault }
  | { readonly outcome: 'cancelled' | 'ended' };

import type { StepUpTarget } from '../model.ts';
import type { AccessTokenClaims } from '../views.ts';

/**
 * Whether tokens already have the preferred level: Cognito answers such a request with an error.
 *
 * @param now - epoch milliseconds by Cognito's clock
 */
export function isMet(
  { acr, auth_time = 0 }: Pick<AccessTokenClaims, 'acr' | 'auth_time'>,
  { acrValues, maxAge }: StepUpTarget,
  now: number,
): boolean {
  const isRecent = maxAge === null || now / 1000 - auth_time <= maxAge;
  return isRecent && acr !== undefined && acr === acrValues.split(' ')[0];
}

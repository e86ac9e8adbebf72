import { isText, oneOf } from '../checks.ts';
import { AuthError } from '../errors.ts';
import { FACTORS, type Factor, type StepUpTarget } from '../model.ts';
import type { ClientMetadata } from '../requests.ts';
import { takeOptions } from '../require-argument.ts';
import { maybe, maybeTexts } from '../state/take.ts';

export interface StepUpRequest {
  /**
   * The levels to reach, as `acr` values separated by spaces, the preferred one first. Cognito's own are `urn:cognito:loa:1`
   * (a password) to `urn:cognito:loa:4` (a password and an authenticator app); a pool can rename them.
   */
  readonly acrValues: string;
  /** Seconds. After an older sign-in all factors are asked for again, not only those that are missing. */
  readonly maxAge?: number | undefined;
  /** PREFERRED_CHALLENGE: the first factor to ask for. */
  readonly factor?: Factor | undefined;
  readonly clientMetadata?: ClientMetadata | undefined;
}

type CheckedRequest = StepUpTarget & {
  readonly factor: Factor | null;
  readonly clientMetadata: ClientMetadata | null;
};

const LEVELS = /^[^\s"\\]{1,64}( [^\s"\\]{1,64}){0,9}$/;
const isFactor = oneOf(FACTORS);

/** @throws AuthError `invalid-input` */
export function takeRequest(request: StepUpRequest): CheckedRequest {
  const {
    acrValues,
    maxAge = null,
    factor,
    clientMetadata,
  } = takeOptions(request, ['acrValues', 'maxAge', 'factor', 'clientMetadata']);
  if (!isText(acrValues) || !LEVELS.test(acrValues)) {
    throw new AuthError('invalid-input', 'acrValues must be one to ten acr values, separated by spaces.');
  }
  if (maxAge !== null && !(Number.isInteger(maxAge) && maxAge >= 0 && maxAge < 1e9)) {
    throw new AuthError('invalid-input', 'maxAge must be a whole number of seconds.');
  }
  return { acrValues, maxAge, factor: maybe(factor, isFactor), clientMetadata: maybeTexts(clientMetadata) };
}

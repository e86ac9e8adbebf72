import type { BareClient, RequestOptions } from '../client-types.ts';
import type { AccessTokenMember, EmptyOutput } from '../model.ts';
import { isErrorOf, type OperationError } from '../operation.ts';

const operation = {
  name: 'CompleteWebAuthnRegistration',
  required: 'accessToken credential',
  exceptions:
    'LimitExceeded NotAuthorized PasswordResetRequired TooManyRequests WebAuthnChallengeNotFound WebAuthnClientMismatch WebAuthnCredentialNotSupported WebAuthnNotEnabled WebAuthnOriginNotAllowed WebAuthnRelyingPartyMismatch',
  // A second execution answers WebAuthnChallengeNotFoundException.
  repeatable: false,
} as const;

export interface CompleteWebAuthnRegistrationInput extends AccessTokenMember {
  /** A PublicKeyCredential or its RegistrationResponseJSON: an object, not a string. */
  readonly credential: object;
}

export type CompleteWebAuthnRegistrationOutput = EmptyOutput;
export type CompleteWebAuthnRegistrationError = OperationError<typeof operation>;

/**
 * Ends the registration of a passkey with what the browser created.
 * Source: Cognito API reference, CompleteWebAuthnRegistration.
 * @throws CompleteWebAuthnRegistrationError
 */
export function completeWebAuthnRegistration(
  client: BareClient,
  input: CompleteWebAuthnRegistrationInput,
  options?: RequestOptions,
): Promise<CompleteWebAuthnRegistrationOutput> {
  return client.call(operation, input, options);
}

export const isCompleteWebAuthnRegistrationError = (
  error: unknown,
): error is CompleteWebAuthnRegistrationError => isErrorOf(operation, error);

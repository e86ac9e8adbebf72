import type { AccessTokenMember, EmptyOutput } from '../model.ts';
import type { Operation } from '../operation.ts';
import { type OperationFunction, operationFunction } from '../operation-function.ts';

const operation = {
  name: 'CompleteWebAuthnRegistration',
  required: ['accessToken', 'credential'],
  exceptions: [
    'ForbiddenException',
    'LimitExceededException',
    'NotAuthorizedException',
    'PasswordResetRequiredException',
    'TooManyRequestsException',
    'WebAuthnChallengeNotFoundException',
    'WebAuthnClientMismatchException',
    'WebAuthnCredentialNotSupportedException',
    'WebAuthnNotEnabledException',
    'WebAuthnOriginNotAllowedException',
    'WebAuthnRelyingPartyMismatchException',
  ],
  // A second execution throws WebAuthnChallengeNotFoundException.
  repeatable: false,
} as const satisfies Operation<CompleteWebAuthnRegistrationInput>;

export interface CompleteWebAuthnRegistrationInput extends AccessTokenMember {
  /** A PublicKeyCredential or its RegistrationResponseJSON: an object, not a string. */
  readonly credential: object;
}

/**
 * Finishes the registration of a passkey with the credential from the browser. Source: Cognito API reference,
 * CompleteWebAuthnRegistration.
 * @throws ErrorOf<typeof completeWebAuthnRegistration>
 */
export const completeWebAuthnRegistration: OperationFunction<
  typeof operation,
  CompleteWebAuthnRegistrationInput,
  EmptyOutput
> = /*#__PURE__*/ operationFunction(operation);

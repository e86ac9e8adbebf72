import type { AccessTokenMember } from '../model.ts';
import type { Operation } from '../operation.ts';
import { type OperationFunction, operationFunction } from '../operation-function.ts';

const operation = {
  name: 'StartWebAuthnRegistration',
  required: ['accessToken'],
  exceptions: [
    'ForbiddenException',
    'LimitExceededException',
    'NotAuthorizedException',
    'PasswordResetRequiredException',
    'TooManyRequestsException',
    'WebAuthnConfigurationMissingException',
    'WebAuthnNotEnabledException',
  ],
  repeatable: true,
} as const satisfies Operation<AccessTokenMember>;

export interface StartWebAuthnRegistrationOutput {
  /** PublicKeyCredentialCreationOptionsJSON as an object, as on the wire; binary members are base64url. */
  readonly credentialCreationOptions: Readonly<Record<string, unknown>>;
}

/**
 * Starts the registration of a passkey. Source: Cognito API reference, StartWebAuthnRegistration.
 * @throws ErrorOf<typeof startWebAuthnRegistration>
 */
export const startWebAuthnRegistration: OperationFunction<
  typeof operation,
  AccessTokenMember,
  StartWebAuthnRegistrationOutput
> = /*#__PURE__*/ operationFunction(operation);

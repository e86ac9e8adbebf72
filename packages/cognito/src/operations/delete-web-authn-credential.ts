import type { AccessTokenMember, EmptyOutput } from '../model.ts';
import type { Operation } from '../operation.ts';
import { type OperationFunction, operationFunction } from '../operation-function.ts';

const operation = {
  name: 'DeleteWebAuthnCredential',
  required: ['accessToken', 'credentialId'],
  exceptions: [
    'ForbiddenException',
    'LimitExceededException',
    'NotAuthorizedException',
    'PasswordResetRequiredException',
    'ResourceNotFoundException',
    'TooManyRequestsException',
  ],
  // A second execution throws ResourceNotFoundException.
  repeatable: false,
} as const satisfies Operation<DeleteWebAuthnCredentialInput>;

export interface DeleteWebAuthnCredentialInput extends AccessTokenMember {
  readonly credentialId: string;
}

/**
 * Removes a passkey of the signed-in user.
 * Source: Cognito API reference, DeleteWebAuthnCredential.
 * @throws ErrorOf<typeof deleteWebAuthnCredential>
 */
export const deleteWebAuthnCredential: OperationFunction<
  typeof operation,
  DeleteWebAuthnCredentialInput,
  EmptyOutput
> = /*#__PURE__*/ operationFunction(operation);

import type { BareClient, RequestOptions } from '../client-types.ts';
import type { AccessTokenMember, EmptyOutput } from '../model.ts';
import { isErrorOf, type OperationError } from '../operation.ts';

const operation = {
  name: 'DeleteWebAuthnCredential',
  required: 'accessToken credentialId',
  exceptions: 'LimitExceeded NotAuthorized PasswordResetRequired ResourceNotFound TooManyRequests',
  // A second execution answers ResourceNotFoundException.
  repeatable: false,
} as const;

export interface DeleteWebAuthnCredentialInput extends AccessTokenMember {
  readonly credentialId: string;
}

export type DeleteWebAuthnCredentialOutput = EmptyOutput;
export type DeleteWebAuthnCredentialError = OperationError<typeof operation>;

/**
 * Removes a passkey of the signed-in user.
 * Source: Cognito API reference, DeleteWebAuthnCredential.
 * @throws DeleteWebAuthnCredentialError
 */
export function deleteWebAuthnCredential(
  client: BareClient,
  input: DeleteWebAuthnCredentialInput,
  options?: RequestOptions,
): Promise<DeleteWebAuthnCredentialOutput> {
  return client.call(operation, input, options);
}

export const isDeleteWebAuthnCredentialError = (error: unknown): error is DeleteWebAuthnCredentialError =>
  isErrorOf(operation, error);

import type { BareClient, RequestOptions } from '../client-types.ts';
import { TOKEN } from '../exception-groups.ts';
import type { AccessTokenMember, EmptyOutput } from '../model.ts';
import { isErrorOf, type OperationError } from '../operation.ts';

const operation = {
  name: 'DeleteUser',
  required: 'accessToken',
  exceptions: TOKEN,
  // A second execution answers NotAuthorizedException or UserNotFoundException.
  repeatable: false,
} as const;

export type DeleteUserInput = AccessTokenMember;
export type DeleteUserOutput = EmptyOutput;
export type DeleteUserError = OperationError<typeof operation>;

/**
 * Deletes the signed-in user for good.
 * Source: Cognito API reference, DeleteUser.
 * @throws DeleteUserError
 */
export function deleteUser(
  client: BareClient,
  input: DeleteUserInput,
  options?: RequestOptions,
): Promise<DeleteUserOutput> {
  return client.call(operation, input, options);
}

export const isDeleteUserError = (error: unknown): error is DeleteUserError => isErrorOf(operation, error);

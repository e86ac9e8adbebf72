import type { BareClient, RequestOptions } from '../client-types.ts';
import { TOKEN } from '../exception-groups.ts';
import type { AccessTokenMember, EmptyOutput } from '../model.ts';
import { isErrorOf, type OperationError } from '../operation.ts';

const operation = {
  name: 'DeleteUserAttributes',
  required: 'accessToken userAttributeNames',
  exceptions: TOKEN,
  repeatable: true,
} as const;

export interface DeleteUserAttributesInput extends AccessTokenMember {
  readonly userAttributeNames: readonly string[];
}

export type DeleteUserAttributesOutput = EmptyOutput;
export type DeleteUserAttributesError = OperationError<typeof operation>;

/**
 * Removes attributes of the signed-in user.
 * Source: Cognito API reference, DeleteUserAttributes.
 * @throws DeleteUserAttributesError
 */
export function deleteUserAttributes(
  client: BareClient,
  input: DeleteUserAttributesInput,
  options?: RequestOptions,
): Promise<DeleteUserAttributesOutput> {
  return client.call(operation, input, options);
}

export const isDeleteUserAttributesError = (error: unknown): error is DeleteUserAttributesError =>
  isErrorOf(operation, error);

import { TOKEN } from '../exception-groups.ts';
import type { AccessTokenMember, EmptyOutput } from '../model.ts';
import type { Operation } from '../operation.ts';
import { type OperationFunction, operationFunction } from '../operation-function.ts';

const operation = {
  name: 'DeleteUserAttributes',
  required: ['accessToken', 'userAttributeNames'],
  exceptions: [TOKEN],
  repeatable: true,
} as const satisfies Operation<DeleteUserAttributesInput>;

export interface DeleteUserAttributesInput extends AccessTokenMember {
  readonly userAttributeNames: readonly string[];
}

/**
 * Removes attributes of the signed-in user.
 * Source: Cognito API reference, DeleteUserAttributes.
 * @throws ErrorOf<typeof deleteUserAttributes>
 */
export const deleteUserAttributes: OperationFunction<
  typeof operation,
  DeleteUserAttributesInput,
  EmptyOutput
> = /*#__PURE__*/ operationFunction(operation);

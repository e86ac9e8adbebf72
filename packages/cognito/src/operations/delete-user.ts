import { TOKEN } from '../exception-groups.ts';
import type { AccessTokenMember, EmptyOutput } from '../model.ts';
import type { Operation } from '../operation.ts';
import { type OperationFunction, operationFunction } from '../operation-function.ts';

const operation = {
  name: 'DeleteUser',
  required: ['accessToken'],
  exceptions: [TOKEN],
  // A second execution throws NotAuthorizedException or UserNotFoundException.
  repeatable: false,
} as const satisfies Operation<AccessTokenMember>;

/**
 * Deletes the signed-in user permanently. Source: Cognito API reference, DeleteUser.
 * @throws ErrorOf<typeof deleteUser>
 */
export const deleteUser: OperationFunction<typeof operation, AccessTokenMember, EmptyOutput> =
  /*#__PURE__*/ operationFunction(operation);

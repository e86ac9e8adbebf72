import { TOKEN } from '../exception-groups.ts';
import type { AccessTokenMember, EmptyOutput } from '../model.ts';
import type { Operation } from '../operation.ts';
import { type OperationFunction, operationFunction } from '../operation-function.ts';

const operation = {
  name: 'ChangePassword',
  required: ['accessToken', 'proposedPassword'],
  exceptions: [
    TOKEN,
    'InvalidPasswordException',
    'LimitExceededException',
    'PasswordHistoryPolicyViolationException',
  ],
  // In a second execution the previous password is no longer correct.
  repeatable: false,
} as const satisfies Operation<ChangePasswordInput>;

export interface ChangePasswordInput extends AccessTokenMember {
  /** Absent only for a user who has no password yet. */
  readonly previousPassword?: string | undefined;
  readonly proposedPassword: string;
}

/**
 * Changes the password of the signed-in user.
 * Source: Cognito API reference, ChangePassword.
 * @throws ErrorOf<typeof changePassword>
 */
export const changePassword: OperationFunction<typeof operation, ChangePasswordInput, EmptyOutput> =
  /*#__PURE__*/ operationFunction(operation);

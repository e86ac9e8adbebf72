import { TRIGGER } from '../exception-groups.ts';
import type { AppClientMembers, ContextMembers, EmptyOutput } from '../model.ts';
import type { Operation } from '../operation.ts';
import { type OperationFunction, operationFunction } from '../operation-function.ts';

const operation = {
  name: 'ConfirmForgotPassword',
  required: ['username', 'confirmationCode', 'password'],
  exceptions: [
    TRIGGER,
    'CodeMismatchException',
    'ExpiredCodeException',
    'InvalidPasswordException',
    'LimitExceededException',
    'NotAuthorizedException',
    'PasswordHistoryPolicyViolationException',
    'ResourceNotFoundException',
    'TooManyFailedAttemptsException',
    'TooManyRequestsException',
    'UserNotConfirmedException',
    'UserNotFoundException',
  ],
  secret: 'secretHash',
  // The code is single use.
  repeatable: false,
} as const satisfies Operation<ConfirmForgotPasswordInput>;

export interface ConfirmForgotPasswordInput extends AppClientMembers, ContextMembers {
  readonly username: string;
  readonly confirmationCode: string;
  readonly password: string;
}

/**
 * Sets a new password with the code from ForgotPassword.
 * Source: Cognito API reference, ConfirmForgotPassword.
 * @throws ErrorOf<typeof confirmForgotPassword>
 */
export const confirmForgotPassword: OperationFunction<
  typeof operation,
  ConfirmForgotPasswordInput,
  EmptyOutput
> = /*#__PURE__*/ operationFunction(operation);

import { SENDING, TRIGGER } from '../exception-groups.ts';
import type { AppClientMembers, CodeDeliveryDetails, ContextMembers } from '../model.ts';
import type { Operation } from '../operation.ts';
import { type OperationFunction, operationFunction } from '../operation-function.ts';

const operation = {
  name: 'ForgotPassword',
  required: ['username'],
  exceptions: [
    SENDING,
    TRIGGER,
    'CodeDeliveryFailureException',
    'LimitExceededException',
    'NotAuthorizedException',
    'ResourceNotFoundException',
    'TooManyRequestsException',
    'UserNotFoundException',
  ],
  secret: 'secretHash',
  // A second execution sends a second message and counts against the limit.
  repeatable: false,
} as const satisfies Operation<ForgotPasswordInput>;

export interface ForgotPasswordInput extends AppClientMembers, ContextMembers {
  readonly username: string;
}

export interface ForgotPasswordOutput {
  readonly codeDeliveryDetails?: CodeDeliveryDetails;
}

/**
 * Sends a code to reset the password; ConfirmForgotPassword accepts it for an hour. Source: Cognito API reference,
 * ForgotPassword.
 * @throws ErrorOf<typeof forgotPassword>
 */
export const forgotPassword: OperationFunction<typeof operation, ForgotPasswordInput, ForgotPasswordOutput> =
  /*#__PURE__*/ operationFunction(operation);

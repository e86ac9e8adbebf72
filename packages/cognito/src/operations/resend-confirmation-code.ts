import { SENDING, TRIGGER } from '../exception-groups.ts';
import type { AppClientMembers, CodeDeliveryDetails, ContextMembers } from '../model.ts';
import type { Operation } from '../operation.ts';
import { type OperationFunction, operationFunction } from '../operation-function.ts';

const operation = {
  name: 'ResendConfirmationCode',
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
} as const satisfies Operation<ResendConfirmationCodeInput>;

export interface ResendConfirmationCodeInput extends AppClientMembers, ContextMembers {
  readonly username: string;
}

export interface ResendConfirmationCodeOutput {
  readonly codeDeliveryDetails?: CodeDeliveryDetails;
}

/**
 * Sends the sign-up code again, at most five times an hour. Source: Cognito API reference, ResendConfirmationCode.
 * @throws ErrorOf<typeof resendConfirmationCode>
 */
export const resendConfirmationCode: OperationFunction<
  typeof operation,
  ResendConfirmationCodeInput,
  ResendConfirmationCodeOutput
> = /*#__PURE__*/ operationFunction(operation);

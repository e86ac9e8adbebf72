import type { EmptyOutput, Open } from '../model.ts';
import type { Operation } from '../operation.ts';
import { type OperationFunction, operationFunction } from '../operation-function.ts';

const operation = {
  name: 'UpdateAuthEventFeedback',
  required: ['userPoolId', 'username', 'eventId', 'feedbackToken', 'feedbackValue'],
  exceptions: [
    'NotAuthorizedException',
    'ResourceNotFoundException',
    'TooManyRequestsException',
    'UserNotFoundException',
    'UserPoolAddOnNotEnabledException',
  ],
  repeatable: true,
} as const satisfies Operation<UpdateAuthEventFeedbackInput>;

export interface UpdateAuthEventFeedbackInput {
  readonly userPoolId: string;
  readonly username: string;
  /** Id of the sign-in, from the notification email. */
  readonly eventId: string;
  /** From the notification email. */
  readonly feedbackToken: string;
  readonly feedbackValue: Open<'Valid' | 'Invalid'>;
}

/**
 * Answers the question "Was this you?" in a threat protection email. Source: Cognito API reference, UpdateAuthEventFeedback.
 * @throws ErrorOf<typeof updateAuthEventFeedback>
 */
export const updateAuthEventFeedback: OperationFunction<
  typeof operation,
  UpdateAuthEventFeedbackInput,
  EmptyOutput
> = /*#__PURE__*/ operationFunction(operation);

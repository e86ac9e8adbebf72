import type { BareClient, RequestOptions } from '../client-types.ts';
import { SENDING, TRIGGER } from '../exception-groups.ts';
import type { AppClientMembers, CodeDeliveryDetails, ContextMembers } from '../model.ts';
import { isErrorOf, type OperationError } from '../operation.ts';

const operation = {
  name: 'ResendConfirmationCode',
  required: 'username',
  exceptions: `${SENDING} ${TRIGGER} CodeDeliveryFailure LimitExceeded NotAuthorized ResourceNotFound TooManyRequests UserNotFound`,
  secret: 'secretHash',
  // A second execution sends a second message and counts against the limit.
  repeatable: false,
} as const;

export interface ResendConfirmationCodeInput extends AppClientMembers, ContextMembers {
  readonly username: string;
}

export interface ResendConfirmationCodeOutput {
  readonly codeDeliveryDetails?: CodeDeliveryDetails;
}

export type ResendConfirmationCodeError = OperationError<typeof operation>;

/**
 * Sends the sign-up code again, five times an hour at most.
 * Source: Cognito API reference, ResendConfirmationCode.
 * @throws ResendConfirmationCodeError
 */
export function resendConfirmationCode(
  client: BareClient,
  input: ResendConfirmationCodeInput,
  options?: RequestOptions,
): Promise<ResendConfirmationCodeOutput> {
  return client.call(operation, input, options);
}

export const isResendConfirmationCodeError = (error: unknown): error is ResendConfirmationCodeError =>
  isErrorOf(operation, error);

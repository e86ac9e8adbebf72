import type { BareClient, RequestOptions } from '../client-types.ts';
import { SENDING, TRIGGER } from '../exception-groups.ts';
import type { AppClientMembers, CodeDeliveryDetails, ContextMembers } from '../model.ts';
import { isErrorOf, type OperationError } from '../operation.ts';

const operation = {
  name: 'ForgotPassword',
  required: 'username',
  exceptions: `${SENDING} ${TRIGGER} CodeDeliveryFailure LimitExceeded NotAuthorized ResourceNotFound TooManyRequests UserNotFound`,
  secret: 'secretHash',
  // A second execution sends a second message and counts against the limit.
  repeatable: false,
} as const;

export interface ForgotPasswordInput extends AppClientMembers, ContextMembers {
  readonly username: string;
}

export interface ForgotPasswordOutput {
  readonly codeDeliveryDetails?: CodeDeliveryDetails;
}

export type ForgotPasswordError = OperationError<typeof operation>;

/**
 * Sends a code to reset the password; ConfirmForgotPassword takes it within an hour.
 * Source: Cognito API reference, ForgotPassword.
 * @throws ForgotPasswordError
 */
export function forgotPassword(
  client: BareClient,
  input: ForgotPasswordInput,
  options?: RequestOptions,
): Promise<ForgotPasswordOutput> {
  return client.call(operation, input, options);
}

export const isForgotPasswordError = (error: unknown): error is ForgotPasswordError =>
  isErrorOf(operation, error);

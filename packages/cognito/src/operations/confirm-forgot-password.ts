import type { BareClient, RequestOptions } from '../client-types.ts';
import { TRIGGER } from '../exception-groups.ts';
import type { AppClientMembers, ContextMembers, EmptyOutput } from '../model.ts';
import { isErrorOf, type OperationError } from '../operation.ts';

const operation = {
  name: 'ConfirmForgotPassword',
  required: 'username confirmationCode password',
  exceptions: `${TRIGGER} CodeMismatch ExpiredCode InvalidPassword LimitExceeded NotAuthorized PasswordHistoryPolicyViolation ResourceNotFound TooManyFailedAttempts TooManyRequests UserNotConfirmed UserNotFound`,
  secret: 'secretHash',
  // The code is single use.
  repeatable: false,
} as const;

export interface ConfirmForgotPasswordInput extends AppClientMembers, ContextMembers {
  readonly username: string;
  readonly confirmationCode: string;
  readonly password: string;
}

export type ConfirmForgotPasswordOutput = EmptyOutput;
export type ConfirmForgotPasswordError = OperationError<typeof operation>;

/**
 * Sets a new password with the code from ForgotPassword.
 * Source: Cognito API reference, ConfirmForgotPassword.
 * @throws ConfirmForgotPasswordError
 */
export function confirmForgotPassword(
  client: BareClient,
  input: ConfirmForgotPasswordInput,
  options?: RequestOptions,
): Promise<ConfirmForgotPasswordOutput> {
  return client.call(operation, input, options);
}

export const isConfirmForgotPasswordError = (error: unknown): error is ConfirmForgotPasswordError =>
  isErrorOf(operation, error);

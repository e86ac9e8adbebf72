import type { BareClient, RequestOptions } from '../client-types.ts';
import { TRIGGER } from '../exception-groups.ts';
import type { AppClientMembers, ContextMembers } from '../model.ts';
import { isErrorOf, type OperationError } from '../operation.ts';

const operation = {
  name: 'ConfirmSignUp',
  required: 'username confirmationCode',
  exceptions: `${TRIGGER} AliasExists CodeMismatch ExpiredCode LimitExceeded NotAuthorized ResourceNotFound TooManyFailedAttempts TooManyRequests UserNotFound`,
  secret: 'secretHash',
  // The code, and the Session if there is one, are single use.
  repeatable: false,
} as const;

export interface ConfirmSignUpInput extends AppClientMembers, ContextMembers {
  readonly username: string;
  readonly confirmationCode: string;
  /** Takes an e-mail address or phone number over from another user's alias. */
  readonly forceAliasCreation?: boolean | undefined;
  /** The one that SignUp answered, to sign in afterwards without a password. */
  readonly session?: string | undefined;
}

export interface ConfirmSignUpOutput {
  readonly session?: string;
}

export type ConfirmSignUpError = OperationError<typeof operation>;

/**
 * Confirms a new account with the code that was sent. Wrong code: CodeMismatchException; too late: ExpiredCodeException.
 * Source: Cognito API reference, ConfirmSignUp.
 * @throws ConfirmSignUpError
 */
export function confirmSignUp(
  client: BareClient,
  input: ConfirmSignUpInput,
  options?: RequestOptions,
): Promise<ConfirmSignUpOutput> {
  return client.call(operation, input, options);
}

export const isConfirmSignUpError = (error: unknown): error is ConfirmSignUpError =>
  isErrorOf(operation, error);

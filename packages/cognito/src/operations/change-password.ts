import type { BareClient, RequestOptions } from '../client-types.ts';
import { TOKEN } from '../exception-groups.ts';
import type { AccessTokenMember, EmptyOutput } from '../model.ts';
import { isErrorOf, type OperationError } from '../operation.ts';

const operation = {
  name: 'ChangePassword',
  required: 'accessToken proposedPassword',
  exceptions: `${TOKEN} InvalidPassword LimitExceeded PasswordHistoryPolicyViolation`,
  // In a second execution the previous password is no longer right.
  repeatable: false,
} as const;

export interface ChangePasswordInput extends AccessTokenMember {
  /** Absent only for a user who has no password yet. */
  readonly previousPassword?: string | undefined;
  readonly proposedPassword: string;
}

export type ChangePasswordOutput = EmptyOutput;
export type ChangePasswordError = OperationError<typeof operation>;

/**
 * Changes the password of the signed-in user.
 * Source: Cognito API reference, ChangePassword.
 * @throws ChangePasswordError
 */
export function changePassword(
  client: BareClient,
  input: ChangePasswordInput,
  options?: RequestOptions,
): Promise<ChangePasswordOutput> {
  return client.call(operation, input, options);
}

export const isChangePasswordError = (error: unknown): error is ChangePasswordError =>
  isErrorOf(operation, error);

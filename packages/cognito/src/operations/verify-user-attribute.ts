import type { BareClient, RequestOptions } from '../client-types.ts';
import { TOKEN } from '../exception-groups.ts';
import type { AccessTokenMember, EmptyOutput } from '../model.ts';
import { isErrorOf, type OperationError } from '../operation.ts';

const operation = {
  name: 'VerifyUserAttribute',
  required: 'accessToken attributeName code',
  exceptions: `${TOKEN} AliasExists CodeMismatch ExpiredCode LimitExceeded`,
  // The code is single use.
  repeatable: false,
} as const;

export interface VerifyUserAttributeInput extends AccessTokenMember {
  readonly attributeName: string;
  readonly code: string;
}

export type VerifyUserAttributeOutput = EmptyOutput;
export type VerifyUserAttributeError = OperationError<typeof operation>;

/**
 * Verifies `email` or `phone_number` with the code that was sent.
 * Source: Cognito API reference, VerifyUserAttribute.
 * @throws VerifyUserAttributeError
 */
export function verifyUserAttribute(
  client: BareClient,
  input: VerifyUserAttributeInput,
  options?: RequestOptions,
): Promise<VerifyUserAttributeOutput> {
  return client.call(operation, input, options);
}

export const isVerifyUserAttributeError = (error: unknown): error is VerifyUserAttributeError =>
  isErrorOf(operation, error);

import type { BareClient, RequestOptions } from '../client-types.ts';
import type { AccessTokenOrSession } from '../model.ts';
import { isErrorOf, type OperationError } from '../operation.ts';

const operation = {
  name: 'AssociateSoftwareToken',
  required: 'accessToken|session',
  exceptions: 'ConcurrentModification NotAuthorized ResourceNotFound SoftwareTokenMFANotFound',
  // The Session is single use, and each execution makes another secret.
  repeatable: false,
} as const;

export type AssociateSoftwareTokenInput = AccessTokenOrSession;

export interface AssociateSoftwareTokenOutput {
  /** Base32, for an otpauth URI. */
  readonly secretCode?: string;
  /** Only when the input had a Session. */
  readonly session?: string;
}

export type AssociateSoftwareTokenError = OperationError<typeof operation>;

/**
 * Begins TOTP enrolment: a secret for the authenticator app. Inside a sign-in, go on with the Session of the answer.
 * Source: Cognito API reference, AssociateSoftwareToken.
 * @throws AssociateSoftwareTokenError
 */
export function associateSoftwareToken(
  client: BareClient,
  input: AssociateSoftwareTokenInput,
  options?: RequestOptions,
): Promise<AssociateSoftwareTokenOutput> {
  return client.call(operation, input, options);
}

export const isAssociateSoftwareTokenError = (error: unknown): error is AssociateSoftwareTokenError =>
  isErrorOf(operation, error);

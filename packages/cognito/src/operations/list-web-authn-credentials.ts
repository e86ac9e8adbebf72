import type { BareClient, RequestOptions } from '../client-types.ts';
import type { AccessTokenMember } from '../model.ts';
import { isErrorOf, type OperationError } from '../operation.ts';

const operation = {
  name: 'ListWebAuthnCredentials',
  required: 'accessToken',
  exceptions: 'LimitExceeded NotAuthorized PasswordResetRequired TooManyRequests',
  repeatable: true,
} as const;

export interface ListWebAuthnCredentialsInput extends AccessTokenMember {
  readonly nextToken?: string | undefined;
  /** 0..20. */
  readonly maxResults?: number | undefined;
}

export interface WebAuthnCredential {
  readonly credentialId: string;
  readonly friendlyCredentialName: string;
  readonly relyingPartyId: string;
  readonly authenticatorAttachment?: string;
  readonly authenticatorTransports: readonly string[];
  readonly createdAt: Date;
}

export interface ListWebAuthnCredentialsOutput {
  readonly credentials: readonly WebAuthnCredential[];
  /** Absent on the last page. */
  readonly nextToken?: string;
}

export type ListWebAuthnCredentialsError = OperationError<typeof operation>;

/**
 * Lists the passkeys of the signed-in user, up to 20 a page.
 * Source: Cognito API reference, ListWebAuthnCredentials.
 * @throws ListWebAuthnCredentialsError
 */
export function listWebAuthnCredentials(
  client: BareClient,
  input: ListWebAuthnCredentialsInput,
  options?: RequestOptions,
): Promise<ListWebAuthnCredentialsOutput> {
  return client.call(operation, input, options);
}

export const isListWebAuthnCredentialsError = (error: unknown): error is ListWebAuthnCredentialsError =>
  isErrorOf(operation, error);

import type { AccessTokenMember } from '../model.ts';
import type { Operation } from '../operation.ts';
import { type OperationFunction, operationFunction } from '../operation-function.ts';

const operation = {
  name: 'ListWebAuthnCredentials',
  required: ['accessToken'],
  exceptions: [
    'ForbiddenException',
    'LimitExceededException',
    'NotAuthorizedException',
    'PasswordResetRequiredException',
    'TooManyRequestsException',
  ],
  repeatable: true,
} as const satisfies Operation<ListWebAuthnCredentialsInput>;

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

/**
 * Lists the passkeys of the signed-in user, up to 20 a page.
 * Source: Cognito API reference, ListWebAuthnCredentials.
 * @throws ErrorOf<typeof listWebAuthnCredentials>
 */
export const listWebAuthnCredentials: OperationFunction<
  typeof operation,
  ListWebAuthnCredentialsInput,
  ListWebAuthnCredentialsOutput
> = /*#__PURE__*/ operationFunction(operation);

import type { BareClient, RequestOptions } from '../client-types.ts';
import type { EmptyOutput, Open } from '../model.ts';
import { isErrorOf, type OperationError } from '../operation.ts';

const operation = {
  name: 'RevokeToken',
  required: 'token',
  exceptions: 'TooManyRequests Unauthorized UnsupportedOperation UnsupportedTokenType',
  secret: 'clientSecret',
  repeatable: true,
} as const;

export interface RevokeTokenInput {
  /** The refresh token. */
  readonly token: string;
  readonly clientId?: string | undefined;
  /** Default: the client's own. */
  readonly clientSecret?: string | undefined;
  readonly revokeAssociatedSessions?: Open<'NONE' | 'LINKED'> | undefined;
}

export type RevokeTokenOutput = EmptyOutput;
export type RevokeTokenError = OperationError<typeof operation>;

/**
 * Ends a refresh token and the access tokens that came from it. Succeeds on a token that is revoked already.
 * Source: Cognito API reference, RevokeToken.
 * @throws RevokeTokenError
 */
export function revokeToken(
  client: BareClient,
  input: RevokeTokenInput,
  options?: RequestOptions,
): Promise<RevokeTokenOutput> {
  return client.call(operation, input, options);
}

export const isRevokeTokenError = (error: unknown): error is RevokeTokenError => isErrorOf(operation, error);

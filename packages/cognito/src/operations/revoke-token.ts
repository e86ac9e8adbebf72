import type { EmptyOutput, Open } from '../model.ts';
import type { Operation } from '../operation.ts';
import { type OperationFunction, operationFunction } from '../operation-function.ts';

const operation = {
  name: 'RevokeToken',
  required: ['token'],
  exceptions: [
    'ForbiddenException',
    'TooManyRequestsException',
    'UnauthorizedException',
    'UnsupportedOperationException',
    'UnsupportedTokenTypeException',
  ],
  secret: 'clientSecret',
  repeatable: true,
} as const satisfies Operation<RevokeTokenInput>;

export interface RevokeTokenInput {
  /** The refresh token. */
  readonly token: string;
  readonly clientId?: string | undefined;
  /** Default: the client's own. */
  readonly clientSecret?: string | undefined;
  readonly revokeAssociatedSessions?: Open<'NONE' | 'LINKED'> | undefined;
}

/**
 * Revokes a refresh token and the access tokens issued from it. Succeeds for a token that is already revoked. Source: Cognito
 * API reference, RevokeToken.
 * @throws ErrorOf<typeof revokeToken>
 */
export const revokeToken: OperationFunction<typeof operation, RevokeTokenInput, EmptyOutput> =
  /*#__PURE__*/ operationFunction(operation);

import { TRIGGER } from '../exception-groups.ts';
import type { AuthenticationResult, StringMap } from '../model.ts';
import type { Operation } from '../operation.ts';
import { type OperationFunction, operationFunction } from '../operation-function.ts';

const operation = {
  name: 'GetTokensFromRefreshToken',
  required: ['refreshToken'],
  exceptions: [
    TRIGGER,
    'NotAuthorizedException',
    'RefreshTokenReuseException',
    'ResourceNotFoundException',
    'TooManyRequestsException',
    'UserNotFoundException',
  ],
  secret: 'clientSecret',
  // The rotation's grace period exists for a repeat right after a lost response. Later it would count as reuse, and without a
  // grace period the session was lost with the response: a prompt repeat can only help.
  repeatable: true,
} as const satisfies Operation<GetTokensFromRefreshTokenInput>;

export interface GetTokensFromRefreshTokenInput {
  readonly refreshToken: string;
  readonly clientId?: string | undefined;
  /** Default: the client's own. */
  readonly clientSecret?: string | undefined;
  /** Required by pools that track devices. */
  readonly deviceKey?: string | undefined;
  readonly clientMetadata?: StringMap | undefined;
}

export interface GetTokensFromRefreshTokenOutput {
  readonly authenticationResult?: AuthenticationResult;
}

/**
 * Refreshes tokens. With rotation, the response has a new refresh token: store it immediately. Call this function under a
 * lock: two callers with the same token would race. If the response is lost, the request is repeated immediately, within
 * the rotation's grace period. Source: Cognito API reference, GetTokensFromRefreshToken.
 * @throws ErrorOf<typeof getTokensFromRefreshToken>
 */
export const getTokensFromRefreshToken: OperationFunction<
  typeof operation,
  GetTokensFromRefreshTokenInput,
  GetTokensFromRefreshTokenOutput
> = /*#__PURE__*/ operationFunction(operation);

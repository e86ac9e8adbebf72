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
  // A repeat right after a lost response is what the rotation's grace period is for. Later it would be reuse, and with no
  // grace period the session went with the response: a prompt repeat can only win.
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
 * Refreshes tokens; with rotation, the response has a new refresh token to store at once. Call it under a lock: two callers
 * with the same token race. A lost response is repeated at once, within the rotation's grace period.
 * Source: Cognito API reference, GetTokensFromRefreshToken.
 * @throws ErrorOf<typeof getTokensFromRefreshToken>
 */
export const getTokensFromRefreshToken: OperationFunction<
  typeof operation,
  GetTokensFromRefreshTokenInput,
  GetTokensFromRefreshTokenOutput
> = /*#__PURE__*/ operationFunction(operation);

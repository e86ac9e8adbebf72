import type { AccessTokenOrSession } from '../model.ts';
import type { Operation } from '../operation.ts';
import { type OperationFunction, operationFunction } from '../operation-function.ts';

const operation = {
  name: 'AssociateSoftwareToken',
  required: [['accessToken', 'session']],
  exceptions: [
    'ForbiddenException',
    'ConcurrentModificationException',
    'NotAuthorizedException',
    'ResourceNotFoundException',
    'SoftwareTokenMFANotFoundException',
  ],
  // The Session is single use, and each execution creates another secret.
  repeatable: false,
} as const satisfies Operation<AccessTokenOrSession>;

export interface AssociateSoftwareTokenOutput {
  /** Base32, for an otpauth URI. */
  readonly secretCode?: string;
  /** Only when the input had a Session. */
  readonly session?: string;
}

/**
 * Starts TOTP setup: returns a secret for the authenticator app. During a sign-in, continue with the Session of the response.
 * Source: Cognito API reference, AssociateSoftwareToken.
 * @throws ErrorOf<typeof associateSoftwareToken>
 */
export const associateSoftwareToken: OperationFunction<
  typeof operation,
  AccessTokenOrSession,
  AssociateSoftwareTokenOutput
> = /*#__PURE__*/ operationFunction(operation);

import { TOKEN } from '../exception-groups.ts';
import type { AccessTokenOrSession, Open } from '../model.ts';
import type { Operation } from '../operation.ts';
import { type OperationFunction, operationFunction } from '../operation-function.ts';

const operation = {
  name: 'VerifySoftwareToken',
  required: [['accessToken', 'session'], 'userCode'],
  exceptions: [
    TOKEN,
    'CodeMismatchException',
    'EnableSoftwareTokenMFAException',
    'InvalidUserPoolConfigurationException',
    'SoftwareTokenMFANotFoundException',
  ],
  // The code and the Session are single use.
  repeatable: false,
} as const satisfies Operation<VerifySoftwareTokenInput>;

export type VerifySoftwareTokenInput = AccessTokenOrSession & {
  /** Six digits. */
  readonly userCode: string;
  readonly friendlyDeviceName?: string | undefined;
};

export interface VerifySoftwareTokenOutput {
  readonly status?: Open<'SUCCESS' | 'ERROR'>;
  /** Only when the input had a Session. */
  readonly session?: string;
}

/**
 * Finishes TOTP setup with the first code. During a sign-in, answer MFA_SETUP with the Session of the response; with an
 * access token, call SetUserMFAPreference. Source: Cognito API reference, VerifySoftwareToken.
 * @throws ErrorOf<typeof verifySoftwareToken>
 */
export const verifySoftwareToken: OperationFunction<
  typeof operation,
  VerifySoftwareTokenInput,
  VerifySoftwareTokenOutput
> = /*#__PURE__*/ operationFunction(operation);

import type { BareClient, RequestOptions } from '../client-types.ts';
import { TOKEN } from '../exception-groups.ts';
import type { AccessTokenOrSession, Open } from '../model.ts';
import { isErrorOf, type OperationError } from '../operation.ts';

const operation = {
  name: 'VerifySoftwareToken',
  required: 'accessToken|session userCode',
  exceptions: `${TOKEN} CodeMismatch EnableSoftwareTokenMFA InvalidUserPoolConfiguration SoftwareTokenMFANotFound`,
  // The code and the Session are single use.
  repeatable: false,
} as const;

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

export type VerifySoftwareTokenError = OperationError<typeof operation>;

/**
 * Ends TOTP enrolment with a first code. Inside a sign-in, answer MFA_SETUP with the Session of the answer; with an access
 * token, call SetUserMFAPreference.
 * Source: Cognito API reference, VerifySoftwareToken.
 * @throws VerifySoftwareTokenError
 */
export function verifySoftwareToken(
  client: BareClient,
  input: VerifySoftwareTokenInput,
  options?: RequestOptions,
): Promise<VerifySoftwareTokenOutput> {
  return client.call(operation, input, options);
}

export const isVerifySoftwareTokenError = (error: unknown): error is VerifySoftwareTokenError =>
  isErrorOf(operation, error);

import type { BareClient, RequestOptions } from '../client-types.ts';
import type { AccessTokenMember } from '../model.ts';
import { isErrorOf, type OperationError } from '../operation.ts';

const operation = {
  name: 'StartWebAuthnRegistration',
  required: 'accessToken',
  exceptions:
    'LimitExceeded NotAuthorized PasswordResetRequired TooManyRequests WebAuthnConfigurationMissing WebAuthnNotEnabled',
  repeatable: true,
} as const;

export type StartWebAuthnRegistrationInput = AccessTokenMember;

export interface StartWebAuthnRegistrationOutput {
  /** PublicKeyCredentialCreationOptionsJSON as an object, as on the wire; binary members are base64url. */
  readonly credentialCreationOptions: Readonly<Record<string, unknown>>;
}

export type StartWebAuthnRegistrationError = OperationError<typeof operation>;

/**
 * Begins the registration of a passkey.
 * Source: Cognito API reference, StartWebAuthnRegistration.
 * @throws StartWebAuthnRegistrationError
 */
export function startWebAuthnRegistration(
  client: BareClient,
  input: StartWebAuthnRegistrationInput,
  options?: RequestOptions,
): Promise<StartWebAuthnRegistrationOutput> {
  return client.call(operation, input, options);
}

export const isStartWebAuthnRegistrationError = (error: unknown): error is StartWebAuthnRegistrationError =>
  isErrorOf(operation, error);

import type { BareClient, RequestOptions } from '../client-types.ts';
import { TOKEN } from '../exception-groups.ts';
import type { AccessTokenMember } from '../model.ts';
import { isErrorOf, type OperationError } from '../operation.ts';

const operation = {
  name: 'ConfirmDevice',
  required: 'accessToken deviceKey',
  exceptions: `${TOKEN} DeviceKeyExists InvalidLambdaResponse InvalidPassword InvalidUserPoolConfiguration UsernameExists`,
  // A second execution answers DeviceKeyExistsException instead of userConfirmationNecessary.
  repeatable: false,
} as const;

export interface ConfirmDeviceInput extends AccessTokenMember {
  readonly deviceKey: string;
  /** Base64 of the padded salt and verifier that the device will prove itself against. */
  readonly deviceSecretVerifierConfig?:
    | { readonly passwordVerifier?: string | undefined; readonly salt?: string | undefined }
    | undefined;
  /** 1..1024 characters, shown in lists of devices. */
  readonly deviceName?: string | undefined;
}

export interface ConfirmDeviceOutput {
  /** True: the pool leaves it to the user whether the device is remembered; call UpdateDeviceStatus with the answer. */
  readonly userConfirmationNecessary?: boolean;
}

export type ConfirmDeviceError = OperationError<typeof operation>;

/**
 * Registers the device that a sign-in was given, with the verifier of its secret. Source: Cognito API reference, ConfirmDevice.
 * @throws ConfirmDeviceError
 */
export function confirmDevice(
  client: BareClient,
  input: ConfirmDeviceInput,
  options?: RequestOptions,
): Promise<ConfirmDeviceOutput> {
  return client.call(operation, input, options);
}

export const isConfirmDeviceError = (error: unknown): error is ConfirmDeviceError =>
  isErrorOf(operation, error);

import { TOKEN } from '../exception-groups.ts';
import type { AccessTokenMember } from '../model.ts';
import type { Operation } from '../operation.ts';
import { type OperationFunction, operationFunction } from '../operation-function.ts';

const operation = {
  name: 'ConfirmDevice',
  required: ['accessToken', 'deviceKey'],
  exceptions: [
    TOKEN,
    'DeviceKeyExistsException',
    'InvalidLambdaResponseException',
    'InvalidPasswordException',
    'InvalidUserPoolConfigurationException',
    'UsernameExistsException',
  ],
  // A second execution throws DeviceKeyExistsException instead of userConfirmationNecessary.
  repeatable: false,
} as const satisfies Operation<ConfirmDeviceInput>;

export interface ConfirmDeviceInput extends AccessTokenMember {
  readonly deviceKey: string;
  /** Base64 of the padded salt and verifier that the device's proofs are checked against. */
  readonly deviceSecretVerifierConfig?:
    | { readonly passwordVerifier?: string | undefined; readonly salt?: string | undefined }
    | undefined;
  /** 1..1024 characters, shown in lists of devices. */
  readonly deviceName?: string | undefined;
}

export interface ConfirmDeviceOutput {
  /** True: the user decides whether the device is remembered; call UpdateDeviceStatus with the answer. */
  readonly userConfirmationNecessary?: boolean;
}

/**
 * Registers the device from a sign-in, with the verifier of its secret. Source: Cognito API reference, ConfirmDevice.
 * @throws ErrorOf<typeof confirmDevice>
 */
export const confirmDevice: OperationFunction<typeof operation, ConfirmDeviceInput, ConfirmDeviceOutput> =
  /*#__PURE__*/ operationFunction(operation);

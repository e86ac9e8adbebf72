import { TOKEN } from '../exception-groups.ts';
import type { AccessTokenMember, EmptyOutput } from '../model.ts';
import type { Operation } from '../operation.ts';
import { type OperationFunction, operationFunction } from '../operation-function.ts';

const operation = {
  name: 'ForgetDevice',
  required: ['accessToken', 'deviceKey'],
  exceptions: [TOKEN, 'InvalidUserPoolConfigurationException'],
  // A second execution throws ResourceNotFoundException.
  repeatable: false,
} as const satisfies Operation<ForgetDeviceInput>;

export interface ForgetDeviceInput extends AccessTokenMember {
  readonly deviceKey: string;
}

/**
 * Deletes a device and its refresh tokens. Source: Cognito API reference, ForgetDevice.
 * @throws ErrorOf<typeof forgetDevice>
 */
export const forgetDevice: OperationFunction<typeof operation, ForgetDeviceInput, EmptyOutput> =
  /*#__PURE__*/ operationFunction(operation);

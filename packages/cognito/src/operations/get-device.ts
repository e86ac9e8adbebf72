import { TOKEN } from '../exception-groups.ts';
import type { AccessTokenMember, Device } from '../model.ts';
import type { Operation } from '../operation.ts';
import { type OperationFunction, operationFunction } from '../operation-function.ts';

const operation = {
  name: 'GetDevice',
  required: ['accessToken', 'deviceKey'],
  exceptions: [TOKEN, 'InvalidUserPoolConfigurationException'],
  repeatable: true,
} as const satisfies Operation<GetDeviceInput>;

export interface GetDeviceInput extends AccessTokenMember {
  readonly deviceKey: string;
}

export interface GetDeviceOutput {
  readonly device: Device;
}

/**
 * Describes one device. A device that is not remembered may throw ResourceNotFoundException.
 * Source: Cognito API reference, GetDevice.
 * @throws ErrorOf<typeof getDevice>
 */
export const getDevice: OperationFunction<typeof operation, GetDeviceInput, GetDeviceOutput> =
  /*#__PURE__*/ operationFunction(operation);

import { TOKEN } from '../exception-groups.ts';
import type { AccessTokenMember, EmptyOutput } from '../model.ts';
import type { Operation } from '../operation.ts';
import { type OperationFunction, operationFunction } from '../operation-function.ts';

const operation = {
  name: 'UpdateDeviceStatus',
  required: ['accessToken', 'deviceKey'],
  exceptions: [TOKEN, 'InvalidUserPoolConfigurationException'],
  repeatable: true,
} as const satisfies Operation<UpdateDeviceStatusInput>;

export interface UpdateDeviceStatusInput extends AccessTokenMember {
  readonly deviceKey: string;
  readonly deviceRememberedStatus?: 'remembered' | 'not_remembered' | undefined;
}

/**
 * Has a confirmed device remembered or not. It does not delete: that is ForgetDevice.
 * Source: Cognito API reference, UpdateDeviceStatus.
 * @throws ErrorOf<typeof updateDeviceStatus>
 */
export const updateDeviceStatus: OperationFunction<typeof operation, UpdateDeviceStatusInput, EmptyOutput> =
  /*#__PURE__*/ operationFunction(operation);

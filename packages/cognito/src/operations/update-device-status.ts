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
 * Sets whether a confirmed device is remembered. It does not delete the device: ForgetDevice does. Source: Cognito API
 * reference, UpdateDeviceStatus.
 * @throws ErrorOf<typeof updateDeviceStatus>
 */
export const updateDeviceStatus: OperationFunction<typeof operation, UpdateDeviceStatusInput, EmptyOutput> =
  /*#__PURE__*/ operationFunction(operation);

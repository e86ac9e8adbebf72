import { TOKEN } from '../exception-groups.ts';
import type { AccessTokenMember, Device } from '../model.ts';
import type { Operation } from '../operation.ts';
import { type OperationFunction, operationFunction } from '../operation-function.ts';

const operation = {
  name: 'ListDevices',
  required: ['accessToken'],
  exceptions: [TOKEN, 'InvalidUserPoolConfigurationException'],
  repeatable: true,
} as const satisfies Operation<ListDevicesInput>;

export interface ListDevicesInput extends AccessTokenMember {
  /** 0..60. */
  readonly limit?: number | undefined;
  readonly paginationToken?: string | undefined;
}

export interface ListDevicesOutput {
  readonly devices?: readonly Device[];
  /** Absent on the last page. */
  readonly paginationToken?: string;
}

/**
 * Lists the user's remembered devices, up to 60 a page. Source: Cognito API reference, ListDevices.
 * @throws ErrorOf<typeof listDevices>
 */
export const listDevices: OperationFunction<typeof operation, ListDevicesInput, ListDevicesOutput> =
  /*#__PURE__*/ operationFunction(operation);

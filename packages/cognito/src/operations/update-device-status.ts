import type { BareClient, RequestOptions } from '../client-types.ts';
import { TOKEN } from '../exception-groups.ts';
import type { AccessTokenMember, EmptyOutput } from '../model.ts';
import { isErrorOf, type OperationError } from '../operation.ts';

const operation = {
  name: 'UpdateDeviceStatus',
  required: 'accessToken deviceKey',
  exceptions: `${TOKEN} InvalidUserPoolConfiguration`,
  repeatable: true,
} as const;

export interface UpdateDeviceStatusInput extends AccessTokenMember {
  readonly deviceKey: string;
  readonly deviceRememberedStatus?: 'remembered' | 'not_remembered' | undefined;
}

export type UpdateDeviceStatusOutput = EmptyOutput;
export type UpdateDeviceStatusError = OperationError<typeof operation>;

/**
 * Has a confirmed device remembered or not. It does not delete: that is ForgetDevice.
 * Source: Cognito API reference, UpdateDeviceStatus.
 * @throws UpdateDeviceStatusError
 */
export function updateDeviceStatus(
  client: BareClient,
  input: UpdateDeviceStatusInput,
  options?: RequestOptions,
): Promise<UpdateDeviceStatusOutput> {
  return client.call(operation, input, options);
}

export const isUpdateDeviceStatusError = (error: unknown): error is UpdateDeviceStatusError =>
  isErrorOf(operation, error);

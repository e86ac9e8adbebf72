import type { BareClient, RequestOptions } from '../client-types.ts';
import { TOKEN } from '../exception-groups.ts';
import type { AccessTokenMember, Device } from '../model.ts';
import { isErrorOf, type OperationError } from '../operation.ts';

const operation = {
  name: 'GetDevice',
  required: 'accessToken deviceKey',
  exceptions: `${TOKEN} InvalidUserPoolConfiguration`,
  repeatable: true,
} as const;

export interface GetDeviceInput extends AccessTokenMember {
  readonly deviceKey: string;
}

export interface GetDeviceOutput {
  readonly device: Device;
}

export type GetDeviceError = OperationError<typeof operation>;

/**
 * Describes one device. A device that is not remembered may be answered with ResourceNotFoundException.
 * Source: Cognito API reference, GetDevice.
 * @throws GetDeviceError
 */
export function getDevice(
  client: BareClient,
  input: GetDeviceInput,
  options?: RequestOptions,
): Promise<GetDeviceOutput> {
  return client.call(operation, input, options);
}

export const isGetDeviceError = (error: unknown): error is GetDeviceError => isErrorOf(operation, error);

import type { BareClient, RequestOptions } from '../client-types.ts';
import { TOKEN } from '../exception-groups.ts';
import type { AccessTokenMember, EmptyOutput } from '../model.ts';
import { isErrorOf, type OperationError } from '../operation.ts';

const operation = {
  name: 'ForgetDevice',
  required: 'accessToken deviceKey',
  exceptions: `${TOKEN} InvalidUserPoolConfiguration`,
  // A second execution answers ResourceNotFoundException.
  repeatable: false,
} as const;

export interface ForgetDeviceInput extends AccessTokenMember {
  readonly deviceKey: string;
}

export type ForgetDeviceOutput = EmptyOutput;
export type ForgetDeviceError = OperationError<typeof operation>;

/**
 * Deletes a device; its refresh tokens end with it. Source: Cognito API reference, ForgetDevice.
 * @throws ForgetDeviceError
 */
export function forgetDevice(
  client: BareClient,
  input: ForgetDeviceInput,
  options?: RequestOptions,
): Promise<ForgetDeviceOutput> {
  return client.call(operation, input, options);
}

export const isForgetDeviceError = (error: unknown): error is ForgetDeviceError =>
  isErrorOf(operation, error);

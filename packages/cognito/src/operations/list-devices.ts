import type { BareClient, RequestOptions } from '../client-types.ts';
import { TOKEN } from '../exception-groups.ts';
import type { AccessTokenMember, Device } from '../model.ts';
import { isErrorOf, type OperationError } from '../operation.ts';

const operation = {
  name: 'ListDevices',
  required: 'accessToken',
  exceptions: `${TOKEN} InvalidUserPoolConfiguration`,
  repeatable: true,
} as const;

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

export type ListDevicesError = OperationError<typeof operation>;

/**
 * Lists the devices of the user that the pool remembers, up to 60 a page.
 * Source: Cognito API reference, ListDevices.
 * @throws ListDevicesError
 */
export function listDevices(
  client: BareClient,
  input: ListDevicesInput,
  options?: RequestOptions,
): Promise<ListDevicesOutput> {
  return client.call(operation, input, options);
}

export const isListDevicesError = (error: unknown): error is ListDevicesError => isErrorOf(operation, error);

import type { BareClient } from './client-types.ts';
import { ValidationError } from './errors.ts';

/** @throws ValidationError for anything but a client of this package, or an object with its methods */
export function checkClient(operation: string, client: BareClient): void {
  if (typeof client?.call === 'function') return;
  throw new ValidationError(operation, 'client', 'client must be a CognitoClient.');
}

import { isObject } from '../checks.ts';
import { requireArgument } from '../require-argument.ts';

const isSignal = (value: unknown) => isObject(value) && typeof value.aborted === 'boolean';

/** @throws AuthError `invalid-input` */
export function requireSignal(signal: AbortSignal): void {
  requireArgument(signal, isSignal, 'signal must be an AbortSignal.');
}

import { isObject } from './checks.ts';
import { hasMethods, requireArgument } from './require-argument.ts';

/**
 * By the name that the DOM standard gives to its class: `instanceof` refuses a signal of a frame, or of jsdom. A plain object with
 * its members is none.
 */
const isSignal = (value: unknown) =>
  isObject(value) &&
  Object.prototype.toString.call(value) === '[object AbortSignal]' &&
  typeof value.aborted === 'boolean' &&
  hasMethods('addEventListener')(value);

/** @throws AuthError `invalid-input` */
export function requireSignal(signal: AbortSignal): void {
  requireArgument(signal, isSignal, 'signal must be an AbortSignal.');
}

/** A signal that may be left out; null counts as missing. @throws AuthError `invalid-input` */
export function maybeSignal(signal: AbortSignal | null | undefined): void {
  if (signal !== undefined && signal !== null) requireSignal(signal);
}

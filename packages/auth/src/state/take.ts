/**
 * Checks of action arguments: JavaScript callers may pass anything, and none of it may cause errors further in.
 *
 * @module
 */
import { type Check, isObject, isText, isTexts, own } from '../checks.ts';
import { AuthError } from '../errors.ts';
import { type Sealed, seal } from '../sealed.ts';
import { typedCode } from '../typed-code.ts';

const wrong = () => new AuthError('invalid-input', 'Invalid argument, so nothing was done: see its type.');

/** @throws AuthError `invalid-input` */
export function take<T>(value: unknown, check: Check<T>): T {
  if (!check(value)) throw wrong();
  return value;
}

/** An optional argument; null counts as missing. */
export const maybe = <T>(value: unknown, check: Check<T>): T | null =>
  value === undefined || value === null ? null : take(value, check);

export const isFunction: Check<unknown> = (value): value is unknown => typeof value === 'function';
export const takeText = (value: unknown): string => take(value, isText);
export const takeSecret = (value: unknown): Sealed => seal(takeText(value));
export const takeCode = (value: unknown): Sealed => seal(typedCode(takeText(value)));
/** A copy: the caller may change its own object, or use getters. */
export const takeTexts = (value: unknown): Readonly<Record<string, string>> =>
  take(members(value as Readonly<Record<string, unknown>>), isTexts);
export const maybeTexts = (value: unknown) =>
  value === undefined || value === null ? null : takeTexts(value);

/** Own members only: additions to Object.prototype are not part of a request. */
export const members = <T extends object>(request: T): T => {
  try {
    if (isObject(request)) return own(request);
  } catch {
    // A proxy can throw at any question.
  }
  throw wrong();
};

/**
 * What an action takes, checked as it comes: callers in JavaScript may give anything, and nothing of it may get stuck further in.
 *
 * @module
 */
import { type Check, isObject, isText, isTexts, own } from '../checks.ts';
import { AuthError } from '../errors.ts';
import { type Sealed, seal } from '../sealed.ts';

const wrong = (name: string) =>
  new AuthError('invalid-input', `Nothing was done: this ${name} is not of the type that AuthActions says.`);

/** @throws AuthError `invalid-input` */
export function take<T>(value: unknown, name: string, check: Check<T>): T {
  if (!check(value)) throw wrong(name);
  return value;
}

/** What may be left out; null counts as left out. */
export const maybe = <T>(value: unknown, name: string, check: Check<T>): T | null =>
  value === undefined || value === null ? null : take(value, name, check);

export const takeText = (value: unknown, name: string): string => take(value, name, isText);
export const takeSecret = (value: unknown, name: string): Sealed => seal(takeText(value, name));
export const maybeTexts = (value: unknown, name: string) => maybe(value, name, isTexts);

/** Its own members only: what other code put on Object.prototype is no part of a request. */
export const members = <T extends object>(request: T): T => {
  if (!isObject(request)) throw wrong('request');
  return own(request);
};

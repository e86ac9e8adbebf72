import { attempt } from './browser/attempt.ts';
import { AuthError } from './errors.ts';
import { isFunction, members } from './state/take.ts';

/**
 * Checks an argument, for functions that no first load includes, such as those of adapters: the error names the argument.
 *
 * @param rule - a sentence that names the argument and what it must be
 * @throws AuthError `invalid-input`
 */
export function requireArgument(value: unknown, isRight: (value: unknown) => boolean, rule: string): void {
  if (!passes(value, isRight)) throw new AuthError('invalid-input', rule);
}

/** Whether an argument is right. A proxy or a getter can throw, and a circle has no end: then it is not. */
export const passes = (value: unknown, isRight: (value: unknown) => boolean): boolean =>
  attempt(() => isRight(value)) ?? false;

/** What an error says of the first member that is none of the options; undefined if there is none. */
export function unknownOption(given: object, names: readonly string[], path = ''): string | undefined {
  const unknown = Object.keys(given).find((name) => !names.includes(name));
  if (unknown === undefined) return undefined;
  return `${path}${unknown} is not an option. Options: ${names.join(', ')}.`;
}

/**
 * Takes options: their own members, copied. An option of another name would have no effect, so it is refused.
 *
 * @param path - of nested options, such as `on.`
 * @throws AuthError `invalid-input`
 */
export function takeOptions<T extends object>(
  options: T,
  names: readonly (keyof T & string)[],
  path = '',
): T {
  const given = members(options);
  const problem = unknownOption(given, names, path);
  if (problem === undefined) return given;
  throw new AuthError('invalid-input', problem);
}

export const isString = (value: unknown): boolean => typeof value === 'string';

/** Whether a value has methods with these names, its own or those of its class. */
export const hasMethods =
  (...names: readonly string[]) =>
  (value: unknown): boolean =>
    names.every((name) => isFunction((Object(value) as Readonly<Record<string, unknown>>)[name]));

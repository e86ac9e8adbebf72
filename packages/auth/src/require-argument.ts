import { AuthError } from './errors.ts';

/**
 * Checks an argument, for functions that no first load includes, such as those of adapters: the error names the argument.
 *
 * @param rule - a sentence that names the argument and what it must be
 * @throws AuthError `invalid-input`
 */
export function requireArgument(value: unknown, isRight: (value: unknown) => boolean, rule: string): void {
  try {
    if (isRight(value)) return;
  } catch {
    // A proxy or a getter can throw, and a circle has no end.
  }
  throw new AuthError('invalid-input', rule);
}

export const isFunction = (value: unknown): boolean => typeof value === 'function';
export const isString = (value: unknown): boolean => typeof value === 'string';

/** Whether a value has methods with these names, its own or those of its class. */
export const hasMethods =
  (...names: readonly string[]) =>
  (value: unknown): boolean => {
    const members = Object(value) as Readonly<Record<string, unknown>>;
    return names.every((name) => typeof members[name] === 'function');
  };

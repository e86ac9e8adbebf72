/**
 * Checks of values that another party can write to. Only own members count: inherited ones are treated as absent.
 *
 * @module
 */
export type Check<T> = (value: unknown) => value is T;
export type Checked<C> = C extends Check<infer T> ? T : never;

/** @param longest - in UTF-16 units */
export const textUpTo =
  (longest: number): Check<string> =>
  (value): value is string =>
    typeof value === 'string' && value.length <= longest;

/** Longer than any text that Cognito sends or accepts. */
export const isText: Check<string> = textUpTo(100_000);

export const isFlag: Check<boolean> = (value): value is boolean => typeof value === 'boolean';

export const isNumber: Check<number> = (value): value is number => Number.isFinite(value);

/** False for arrays; true for objects of another realm. */
export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const isNull: Check<null> = (value): value is null => value === null;

export const oneOf =
  <T>(choices: readonly T[]): Check<T> =>
  (value): value is T =>
    // The type of `includes` only accepts a T.
    choices.includes(value as T);

export const either =
  <A, B>(a: Check<A>, b: Check<B>): Check<A | B> =>
  (value): value is A | B =>
    a(value) || b(value);

export const nullable = <T>(check: Check<T>): Check<T | null> => either(isNull, check);

export const listOf =
  <T>(check: Check<T>): Check<readonly T[]> =>
  (value): value is readonly T[] =>
    Array.isArray(value) && value.every(check);

/** Accepts an object whose values all pass the check, under any names. */
export const recordOf =
  <T>(check: Check<T>): Check<Readonly<Record<string, T>>> =>
  (value): value is Readonly<Record<string, T>> =>
    isObject(value) && Object.values(value).every(check);

export const isTexts: Check<Readonly<Record<string, string>>> = recordOf(isText);

/** A copy of its own members, without a prototype. */
export const own = <T extends object>(value: T): T => Object.assign(Object.create(null) as object, value);

/** Accepts an object with exactly these members. */
export const shaped =
  <Shape extends Readonly<Record<string, Check<unknown>>>>(
    shape: Shape,
  ): Check<{ readonly [Name in keyof Shape]: Checked<Shape[Name]> }> =>
  (value): value is { readonly [Name in keyof Shape]: Checked<Shape[Name]> } =>
    isObject(value) &&
    Object.keys(value).every((name) => Object.hasOwn(shape, name)) &&
    Object.entries(shape).every(([name, check]) => Object.hasOwn(value, name) && check(value[name]));

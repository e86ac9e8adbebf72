/**
 * Opaque handles for secrets. The machine, its events, the inspector and the logs only ever hold a handle; the value
 * sits in a module-private map, is gone after a reload, and is freed when the last handle is dropped.
 *
 * @module
 */

/**
 * The kind of value behind a seal: text a person typed; a Session; ChallengeParameters; proofs computed by the services; or a
 * value to show the person, the only kind that leaves a worker.
 */
export type SealKind = 'typed' | 'session' | 'parameters' | 'proof' | 'forPage';

const secrets = new WeakMap<object, { readonly kind: SealKind; readonly value: unknown }>();

declare const sealedValue: unique symbol;

/** A secret of type `T` that can be passed around, printed and serialised without being shown. */
export interface Sealed<T = string> {
  readonly [sealedValue]: T;
  toJSON(): '[sealed]';
}

const prototype = {
  toJSON: () => '[sealed]',
  toString: () => '[sealed]',
};

/** Hides `value` behind a frozen handle. */
export function seal<T>(value: T, kind: SealKind = 'typed'): Sealed<T> {
  const handle = Object.freeze(Object.create(prototype) as object);
  secrets.set(handle, { kind, value });
  // The brand exists in the type only: it keeps the handles of different secrets apart.
  return handle as Sealed<T>;
}

export const isSealed = (value: unknown): value is Sealed<unknown> => kindOf(value) !== undefined;

/** Returns the kind of secret behind a handle; undefined if it is not a handle. */
export const kindOf = (value: unknown): SealKind | undefined =>
  typeof value === 'object' && value !== null ? secrets.get(value)?.kind : undefined;

/**
 * Returns the secret behind a handle. Only services call it.
 *
 * @throws TypeError when the handle is a copy (a structured clone, a parsed JSON) or from another realm.
 */
export function unseal<T>(handle: Sealed<T>): T {
  const secret = secrets.get(handle);
  if (!secret) {
    throw new TypeError('This sealed handle is empty: a copy, or older than the page.');
  }
  return secret.value as T;
}

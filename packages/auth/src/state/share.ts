/**
 * Keeps identities: a new value reuses each equal part of the last one.
 *
 * @module
 */
const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' &&
  value !== null &&
  (Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype);

const ownOf = (value: Record<string, unknown>, key: string) =>
  Object.hasOwn(value, key) ? value[key] : undefined;

/** Returns `next`, or `last` if the two are deeply equal. Only arrays and plain objects are compared by content. */
export function share<T>(last: unknown, next: T): T;
export function share(last: unknown, next: unknown): unknown {
  if (last === next || !isPlain(last) || !isPlain(next)) return next;
  if (Array.isArray(last) !== Array.isArray(next)) return next;
  const shared = Object.entries(next).map(([key, value]) => [key, share(ownOf(last, key), value)] as const);
  const same =
    shared.length === Object.keys(last).length &&
    shared.every(([key, value]) => Object.hasOwn(last, key) && last[key] === value);
  if (same) return last;
  return Array.isArray(next) ? shared.map(([, value]) => value) : Object.fromEntries(shared);
}

/**
 * Keeps identities: a new value reuses each equal part of the last one. What it returns nobody can change.
 *
 * @module
 */
type Members = Readonly<Record<string, unknown>>;

// By its constructor: an object of another realm, or without a prototype, is compared by identity.
const isPlain = (value: unknown): value is Members =>
  (value as Members | null | undefined)?.constructor === Object || Array.isArray(value);

const ownOf = (value: unknown, key: string): unknown =>
  Object.hasOwn(Object(value) as Members, key) ? (value as Members)[key] : undefined;

/**
 * Returns `next`, or `last` if the two are deeply equal; frozen, because all who get it share it. Only arrays and plain objects
 * are compared by content.
 */
export function share<T>(last: unknown, next: T): T;
export function share(last: unknown, next: unknown): unknown {
  if (last === next || !isPlain(next)) return next;
  const shared = Object.entries(next).map(([key, value]) => [key, share(ownOf(last, key), value)] as const);
  const same =
    (last as Members | null | undefined)?.constructor === next.constructor &&
    shared.length === Object.keys(last as Members).length &&
    shared.every(([key, value]) => Object.hasOwn(last as Members, key) && (last as Members)[key] === value);
  return same
    ? last
    : Object.freeze(Array.isArray(next) ? shared.map(([, value]) => value) : Object.fromEntries(shared));
}

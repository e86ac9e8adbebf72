import { share } from '../state/share.ts';

const isPlain = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

/** A copy that nobody can change, like a state of `createAuth`. What the test gave stays as it is. */
export const frozen = <T>(value: T): T => share(null, copyOf(value) as T);

function copyOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copyOf);
  return isPlain(value)
    ? Object.fromEntries(Object.entries(value).map(([name, part]) => [name, copyOf(part)]))
    : value;
}

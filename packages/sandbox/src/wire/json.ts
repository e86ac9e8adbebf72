import { CognitoException } from './exception.ts';

/** A JSON value on the wire. */
export type Json = string | number | boolean | null | undefined | readonly Json[] | JsonObject;

/** A JSON object; absent members may be `undefined` and are then left out by `JSON.stringify`. */
export interface JsonObject {
  readonly [member: string]: Json;
}

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

// Far more than any operation has; deeper nesting could overflow the stack of a recursive function.
const DEEPEST = 100;

/**
 * Drops `null` members at every depth: real clients send `DEVICE_KEY: null`, which Cognito treats as missing.
 *
 * @throws SerializationException for a value that is nested too deeply
 */
export function withoutNulls(value: Json, left = DEEPEST): Json {
  if (left === 0) throw new CognitoException('SerializationException', 'The body is nested too deeply.');
  if (Array.isArray(value)) return value.map((item: Json) => withoutNulls(item, left - 1));
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== null)
      .map(([name, member]) => [name, withoutNulls(member, left - 1)]),
  );
}

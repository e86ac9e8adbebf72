import { isJsonObject, type Json, type JsonObject } from '../wire/json.ts';

/** The members of an object; none of anything else. */
export function membersOf(value: Json): JsonObject {
  return isJsonObject(value) ? value : {};
}

/** The items of a list; none of anything else. */
export function itemsOf(value: Json): readonly Json[] {
  return isList(value) ? value : [];
}

export function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

/** A text, number or boolean as text; empty for anything else. */
export function textOf(value: Json): string {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

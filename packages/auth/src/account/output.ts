/**
 * Reads members of Cognito's outputs: the types describe what Cognito sends, not what a proxy in front of it may send.
 *
 * @module
 */
import { isObject, isText } from '../checks.ts';

/** The objects in a list; empty if it is not a list. */
export const objectsIn = <T extends object>(list: readonly T[] | undefined): readonly T[] =>
  Array.isArray(list) ? (list as readonly T[]).filter(isObject) : [];

/** The strings in a list; empty if it is not a list. */
export const textsIn = (list: readonly string[] | undefined): readonly string[] =>
  Array.isArray(list) ? (list as readonly unknown[]).filter(isText) : [];

/** @returns null if the value is not a string */
export const textIn = (value: string | undefined): string | null => (isText(value) ? value : null);

/** @returns null if the value is not a valid date */
export const dateIn = (value: Date | undefined): Date | null =>
  value instanceof Date && Number.isFinite(value.getTime()) ? value : null;

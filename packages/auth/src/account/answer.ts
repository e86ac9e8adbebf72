/**
 * What is taken from an answer of Cognito: the types say what it sends, not what whatever sits in front of it may send.
 *
 * @module
 */
import { isObject, isText } from '../checks.ts';

/** The objects of a list; none where there is no list. */
export const objectsIn = <T extends object>(list: readonly T[] | undefined): readonly T[] =>
  Array.isArray(list) ? (list as readonly T[]).filter(isObject) : [];

/** The texts of a list. */
export const textsIn = (list: readonly string[] | undefined): readonly string[] =>
  Array.isArray(list) ? (list as readonly unknown[]).filter(isText) : [];

/** @returns null where there is no text */
export const textIn = (value: string | undefined): string | null => (isText(value) ? value : null);

/** @returns null where there is no time */
export const dateIn = (value: Date | undefined): Date | null =>
  value instanceof Date && Number.isFinite(value.getTime()) ? value : null;

import { ValidationError } from './errors.ts';
import type { Operation } from './operation.ts';

/** An operation's input with untyped members. */
export type Input = Readonly<Record<string, unknown>>;

/** Throws if an input lacks a required member; the error names it. */
export function checkRequired(operation: Operation, input: Input, required = operation.required): void {
  for (const names of required.map((one) => [one].flat())) {
    if (names.some((name) => input[name])) continue;
    throw new ValidationError(
      operation.name,
      names.join('|'),
      `${operation.name} needs ${names.join(' or ')}.`,
    );
  }
}

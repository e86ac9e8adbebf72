import { ValidationError } from './errors.ts';
import type { Operation } from './operation.ts';

/** An operation's input when its members are only known by name. */
export type Input = Readonly<Record<string, unknown>>;

/** Refuses an input that lacks a required member (separated by spaces, `a|b` for either); the error names it. */
export function checkRequired(operation: Operation, input: Input, required = operation.required): void {
  for (const names of required.split(' ')) {
    if (!names || names.split('|').some((name) => input[name])) continue;
    throw new ValidationError(
      operation.name,
      names,
      `${operation.name} needs ${names.replace('|', ' or ')}.`,
    );
  }
}

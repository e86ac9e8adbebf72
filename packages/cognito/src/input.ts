import { ValidationError } from './errors.ts';
import type { Operation } from './operation.ts';

/** An operation's input when its members are only known by name. */
export type Input = Readonly<Record<string, unknown>>;

/** Refuses an input that lacks a required member; the error names it. */
export function checkRequired(operation: Operation, input: Input): void {
  for (const required of operation.required.split(' ')) {
    if (!required || required.split('|').some((name) => input[name])) continue;
    throw new ValidationError(
      operation.name,
      required,
      `${operation.name} needs ${required.replace('|', ' or ')}.`,
    );
  }
}

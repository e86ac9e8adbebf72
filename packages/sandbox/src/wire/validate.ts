import * as v from 'valibot';
import { invalidParameter } from './exception.ts';

type Issue = v.BaseIssue<unknown>;

// Callers choose the keys of maps, and the number of items.
const LONGEST_NAME = 128;
const MOST_PROBLEMS = 1_000;

/**
 * Checks a value against a schema; the refusal has the service's wording:
 * `1 validation error detected: Value null at 'accessToken' failed to satisfy constraint: Member must not be null`.
 *
 * @throws InvalidParameterException naming every member that fails. Values are never repeated: they may be secrets.
 */
export function validate<const S extends v.GenericSchema>(schema: S, value: unknown): v.InferOutput<S> {
  const result = v.safeParse(schema, value);
  if (result.success) return result.output;
  const { issues } = result;
  const problems = issues.slice(0, MOST_PROBLEMS).map(describe);
  const errors = issues.length === 1 ? '1 validation error' : `${issues.length} validation errors`;
  throw invalidParameter(`${errors} detected: ${problems.join('; ')}`);
}

function describe(issue: Issue): string {
  const path = issue.path?.map((item, depth) => memberName(String(item.key), depth)).join('.') ?? 'request';
  if (issue.received === 'undefined') {
    return `Value null at '${path}' failed to satisfy constraint: Member must not be null`;
  }
  return `Value at '${path}' failed to satisfy constraint: ${constraintOf(issue)}`;
}

// A schema's own text begins like this. The validator's default texts quote the value.
function constraintOf({ message, expected }: Issue): string {
  return message.startsWith('Member must') ? message : `Member must be ${expected ?? 'valid'}`;
}

// The service names top-level members in camelCase and map keys as they came.
function memberName(key: string, depth: number): string {
  const name = key.slice(0, LONGEST_NAME);
  return depth === 0 ? name.charAt(0).toLowerCase() + name.slice(1) : name;
}

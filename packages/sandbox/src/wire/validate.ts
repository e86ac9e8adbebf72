import * as v from 'valibot';
import { invalidParameter } from './exception.ts';

type Issue = v.BaseIssue<unknown>;

/**
 * Checks a value against a schema and words the refusal as the service does:
 * `1 validation error detected: Value null at 'accessToken' failed to satisfy constraint: Member must not be null`.
 *
 * @throws InvalidParameterException naming every member that fails. Values are never repeated: they may be secrets.
 */
export function validate<const S extends v.GenericSchema>(schema: S, value: unknown): v.InferOutput<S> {
  const result = v.safeParse(schema, value);
  if (result.success) return result.output;
  const problems = result.issues.map(describe);
  const errors = problems.length === 1 ? '1 validation error' : `${problems.length} validation errors`;
  throw invalidParameter(`${errors} detected: ${problems.join('; ')}`);
}

function describe(issue: Issue): string {
  const path = issue.path?.map((item, depth) => memberName(String(item.key), depth)).join('.') ?? 'request';
  if (issue.received === 'undefined') {
    return `Value null at '${path}' failed to satisfy constraint: Member must not be null`;
  }
  return `Value at '${path}' failed to satisfy constraint: ${constraintOf(issue)}`;
}

// A schema's own words begin so. The validator's default ones quote the value.
function constraintOf({ message, expected }: Issue): string {
  return message.startsWith('Member must') ? message : `Member must be ${expected ?? 'valid'}`;
}

// The service names top-level members in camelCase and map keys as they came.
function memberName(key: string, depth: number): string {
  return depth === 0 ? key.charAt(0).toLowerCase() + key.slice(1) : key;
}

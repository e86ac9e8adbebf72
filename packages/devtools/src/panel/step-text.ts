import type { ChartEntry, Payload } from '@latchkey/auth/chart';
import { namesOf } from './activity.ts';

const isObject = (value: Payload | undefined): value is { readonly [member: string]: Payload } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The title of a step: `respond: SMS_MFA`. */
export function titleOf({ kind, event, payload }: ChartEntry): string {
  if (kind === 'error') return `${event} failed`;
  if (kind === 'after') return `after ${event}`;
  const outcome = kind === 'done' ? outcomeOf(payload) : null;
  return outcome === null ? event : `${event}: ${outcome}`;
}

/** The outcome of a service: a challenge or fault is more useful than its kind. */
function outcomeOf(payload: Payload): string | null {
  if (!isObject(payload)) return null;
  const { kind, fault, challenge } = payload;
  const name = isObject(fault)
    ? fault.kind
    : isObject(challenge) && kind === 'challenge'
      ? challenge.name
      : kind;
  return typeof name === 'string' ? name : null;
}

/** Names of the innermost states that a step entered. */
export const enteredBy = (step: ChartEntry, before: ChartEntry | undefined): string[] =>
  newLeaves(step.active, before?.active ?? []);

/** Names of the innermost states that a step left. */
export const leftBy = (step: ChartEntry, before: ChartEntry | undefined): string[] =>
  newLeaves(before?.active ?? [], step.active);

function newLeaves(active: readonly string[], others: readonly string[]): string[] {
  const known = new Set(others);
  const isLeaf = (id: string) => !active.some((other) => other.startsWith(`${id}.`));
  const found = active.filter((id) => !known.has(id) && isLeaf(id));
  return found.map((id) =>
    namesOf(id)
      .slice(found.length > 1 ? -2 : -3)
      .join(' › '),
  );
}

/** Formats a payload as lines of name and value, nested members by path; empty members are left out. */
export function linesOf(payload: Payload, name = ''): [name: string, value: string][] {
  if (isObject(payload)) {
    return Object.entries(payload).flatMap(([member, value]) =>
      linesOf(value, name ? `${name}.${member}` : member),
    );
  }
  const text = textOf(payload, name);
  return text === '' ? [] : [[name, text]];
}

function textOf(value: Payload, name: string): string {
  if (value === null) return '';
  if (Array.isArray(value)) return value.map(String).join(', ');
  if (typeof value === 'number' && name.endsWith('At')) return new Date(value).toLocaleTimeString();
  return typeof value === 'object' ? '' : String(value);
}

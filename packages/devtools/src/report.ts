/**
 * A recording as JSON, to send to a colleague and replay. It contains only what the panel shows, already masked.
 *
 * @module
 */
import type { ChartEntry, Payload } from '@latchkey/auth/chart';
import type { RecordedRequest } from './requests.ts';

export interface Report {
  readonly latchkeyReport: 1;
  /** Epoch milliseconds. */
  readonly writtenAt: number;
  readonly steps: readonly ChartEntry[];
  readonly requests: readonly RecordedRequest[];
}

/** Thrown for a text that is not a report. */
export class ReportError extends Error {
  override readonly name = 'ReportError';
  readonly code = 'invalid-report';
}

export const writeReport = (
  steps: readonly ChartEntry[],
  requests: readonly RecordedRequest[],
  writtenAt: number,
): string => JSON.stringify({ latchkeyReport: 1, writtenAt, steps, requests } satisfies Report, null, 1);

/** @throws ReportError `invalid-report` */
export function readReport(text: string): Report {
  const value = parse(text);
  if (!isObject(value) || value.latchkeyReport !== 1) {
    throw new ReportError(
      'This is not a report of the Latchkey devtools: use "Copy as a report", and paste all of it.',
    );
  }
  const { writtenAt, steps, requests } = value;
  if (!isNumber(writtenAt) || !isListOf(steps, isStep) || !isListOf(requests, isRequest)) {
    throw new ReportError('The report is damaged, or comes from another release of the Latchkey devtools.');
  }
  return { latchkeyReport: 1, writtenAt, steps, requests };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

type Member = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Member =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);
const isString = (value: unknown): value is string => typeof value === 'string' && value.length <= 300;
const isListOf = <T>(value: unknown, is: (item: unknown) => item is T): value is readonly T[] =>
  Array.isArray(value) && value.length <= 1_000 && value.every(is);

const kinds = ['start', 'external', 'done', 'error', 'after', 'always'];

function isStep(value: unknown): value is ChartEntry {
  if (!isObject(value)) return false;
  const { number, at, kind, event, payload, transitions, active, possible } = value;
  const isPossible = (item: unknown): item is ChartEntry['possible'][number] =>
    isObject(item) && isString(item.type) && (item.choice === null || isString(item.choice));
  return (
    isNumber(number) &&
    isNumber(at) &&
    isString(kind) &&
    kinds.includes(kind) &&
    isString(event) &&
    isPayload(payload) &&
    isListOf(transitions, isString) &&
    isListOf(active, isString) &&
    isListOf(possible, isPossible)
  );
}

/** Accepts JSON no deeper than a recorder writes it: a recursive function will show it. */
function isPayload(value: unknown, depth = 8): value is Payload {
  if (depth === 0) return false;
  if (value === null || typeof value === 'boolean' || isNumber(value) || isString(value)) return true;
  const inner = Array.isArray(value) ? (value as unknown[]) : isObject(value) ? Object.values(value) : null;
  return inner?.every((item) => isPayload(item, depth - 1)) ?? false;
}

function isRequest(value: unknown): value is RecordedRequest {
  if (!isObject(value)) return false;
  const { number, operation, startedAt, duration, status } = value;
  const isCount = (count: unknown) => count === null || isNumber(count);
  return (
    isNumber(number) && isString(operation) && isNumber(startedAt) && isCount(duration) && isCount(status)
  );
}

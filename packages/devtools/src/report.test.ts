import { expect, test } from 'vitest';
import { testSteps } from '../test/chart.ts';
import { ReportError, readReport, writeReport } from './report.ts';

const requests = [{ number: 0, operation: 'InitiateAuth', startedAt: 2_000, duration: 120, status: 200 }];
const text = writeReport(testSteps, requests, 9_000);
const report = { latchkeyReport: 1, writtenAt: 9_000, steps: testSteps, requests };

test('a written report can be read', () => {
  expect(readReport(text)).toEqual(report);
});

/** The report with another value in one place. */
function changed(path: readonly (string | number)[], value: unknown): string {
  const copy = JSON.parse(text) as Record<string | number, unknown>;
  let at = copy;
  for (const key of path.slice(0, -1)) at = at[key] as typeof copy;
  at[path.at(-1) ?? ''] = value;
  return JSON.stringify(copy);
}

const deep = (levels: number): unknown => (levels === 0 ? 1 : { a: deep(levels - 1) });

test.each([
  ['no JSON', 'hello'],
  ['null', 'null'],
  ['a list', '[]'],
  ['of another kind', '{}'],
  ['of another release', changed(['latchkeyReport'], 2)],
  ['without a time', changed(['writtenAt'], null)],
  ['without steps', changed(['steps'], undefined)],
  ['with a step that is null', changed(['steps', 0], null)],
  ['with an unknown kind', changed(['steps', 0, 'kind'], 'other')],
  ['with a state that is no name', changed(['steps', 0, 'active', 0], { toString: 1 })],
  ['with an event as long as a page', changed(['steps', 1, 'event'], 'x'.repeat(10_000))],
  ['with a payload that never ends', changed(['steps', 1, 'payload'], deep(50))],
  ['with more steps than are ever kept', changed(['steps'], Array(2_000).fill(testSteps[0]))],
  ['with a request that is a number', changed(['requests', 0], 7)],
])('a text is refused: %s', (_, wrong) => {
  expect(() => readReport(wrong)).toThrow(ReportError);
  expect(() => readReport(wrong)).toThrow(expect.objectContaining({ code: 'invalid-report' }));
});

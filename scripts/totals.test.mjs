import { expect, test } from 'vitest';
import { closingLine, playwrightTotals, runnerTotals, sum, vitestTotals } from './totals.mjs';

const passing = { status: 'passed', assertionResults: [{ status: 'passed' }] };
const failing = { status: 'failed', assertionResults: [{ status: 'passed' }, { status: 'failed' }] };
const notLoaded = { status: 'failed', assertionResults: [] };

test('a vitest report gives its tests, and one failure for a file that could not be loaded', () => {
  const counts = { numPassedTests: 2, numFailedTests: 1, numPendingTests: 3, numTodoTests: 1 };
  expect(vitestTotals({ ...counts, testResults: [passing, failing, notLoaded] })).toEqual({
    passed: 2,
    failed: 2,
    skipped: 4,
  });
});

test('a file whose clean-up failed counts as a failure though each of its tests passed', () => {
  const counts = { numPassedTests: 1, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0 };
  expect(vitestTotals({ ...counts, testResults: [{ ...passing, status: 'failed' }] }).failed).toBe(1);
});

test('a Playwright report counts errors outside of tests as failures, and a test by its last try', () => {
  const stats = { expected: 7, unexpected: 1, flaky: 1, skipped: 2 };
  expect(playwrightTotals({ stats, errors: [{ message: 'no server' }] })).toEqual({
    passed: 8,
    failed: 2,
    skipped: 2,
  });
});

test.each([
  ['a runner that ended badly with no failed test', 1, { passed: 5, failed: 0, skipped: 0 }, 1],
  ['a runner that wrote no report', 0, undefined, 1],
  ['a runner that ran no test', 0, { passed: 0, failed: 0, skipped: 3 }, 1],
  ['a runner whose failures are all reported', 1, { passed: 5, failed: 2, skipped: 0 }, 2],
  ['a runner with nothing wrong', 0, { passed: 5, failed: 0, skipped: 0 }, 0],
])('%s', (_name, code, reported, failed) => {
  expect(runnerTotals(code, reported).failed).toBe(failed);
});

test('the closing line names skipped tests only when there are any', () => {
  const totals = sum([
    { passed: 3, failed: 0, skipped: 0 },
    { passed: 4, failed: 1, skipped: 0 },
  ]);
  expect(closingLine(totals)).toBe('7 passed, 1 failed');
  expect(closingLine({ ...totals, skipped: 2 })).toBe('7 passed, 1 failed, 2 skipped');
});

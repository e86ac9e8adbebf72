import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from './child.mjs';
import { closingLines, playwrightTotals, runnerTotals, sum, turboTotals, vitestTotals } from './totals.mjs';

const good = { status: 'passed', fullName: 'group works', failureMessages: [] };
const bad = { status: 'failed', fullName: 'group breaks', failureMessages: ['Error: 1 is not 2'] };
const atSecond = {
  status: 'passed',
  fullName: 'group works in the end',
  failureMessages: ['AssertionError: expected 0 to be 1\n    at a.test.mjs:1:1'],
};

const name = join(root, 'scripts', 'a.test.mjs');
const passing = { name, status: 'passed', assertionResults: [good] };
const failing = { name, status: 'failed', assertionResults: [good, bad] };
const notLoaded = { name, status: 'failed', assertionResults: [] };
const shaky = { name, status: 'passed', assertionResults: [good, atSecond] };

test('a vitest report gives its tests, and one failure for a file that could not be loaded', () => {
  const counts = { numPassedTests: 2, numFailedTests: 1, numPendingTests: 3, numTodoTests: 1 };
  expect(vitestTotals({ ...counts, testResults: [passing, failing, notLoaded] })).toEqual({
    passed: 2,
    failed: 2,
    skipped: 4,
    retried: [],
  });
});

test('a file whose clean-up failed counts as a failure though each of its tests passed', () => {
  const counts = { numPassedTests: 1, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0 };
  expect(vitestTotals({ ...counts, testResults: [{ ...passing, status: 'failed' }] }).failed).toBe(1);
});

test('a vitest report names each test that passed at a second try', () => {
  const counts = { numPassedTests: 3, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0 };
  const { passed, failed, retried } = vitestTotals({ ...counts, testResults: [passing, shaky] });
  expect([passed, failed]).toEqual([3, 0]);
  expect(retried).toEqual([
    `${join('scripts', 'a.test.mjs')} > group works in the end: AssertionError: expected 0 to be 1`,
  ]);
});

test('a Playwright report counts errors outside of tests as failures, and a test by its last try', () => {
  const stats = { expected: 7, unexpected: 1, flaky: 1, skipped: 2 };
  expect(playwrightTotals({ stats, errors: [{ message: 'no server' }], suites: [] })).toEqual({
    passed: 8,
    failed: 2,
    skipped: 2,
    retried: [],
  });
});

test('a Playwright report names each test that passed at a second try, with its groups and its browser', () => {
  /** @param {string} title @param {string} status */
  const spec = (title, status) => ({
    title,
    file: 'faults/tabs.spec.ts',
    tests: [
      {
        projectName: 'chromium',
        status,
        results: [{ error: { message: 'Error: \u001b[31mgone\u001b[39m\nat' } }, {}],
      },
    ],
  });
  const group = { title: 'two tabs', specs: [spec('agree', 'flaky'), spec('part', 'expected')] };
  const file = { title: 'faults/tabs.spec.ts', specs: [spec('one tab', 'flaky')], suites: [group] };
  const stats = { expected: 1, unexpected: 0, flaky: 2, skipped: 0 };
  expect(playwrightTotals({ stats, errors: [], suites: [file] }).retried).toEqual([
    'e2e/tests/faults/tabs.spec.ts > one tab (chromium): Error: gone',
    'e2e/tests/faults/tabs.spec.ts > two tabs > agree (chromium): Error: gone',
  ]);
});

test('a task of turbo passes if it ended well now or before, and fails if it was not run', () => {
  const tasks = [
    { task: 'lint', command: 'lint', execution: { exitCode: 0 }, cache: { status: 'MISS' } },
    { task: 'lint', command: 'lint', execution: { exitCode: 0 }, cache: { status: 'HIT' } },
    { task: 'lint', command: 'lint', execution: { exitCode: 2 } },
    { task: 'lint', command: 'lint' },
    { task: 'lint', command: '<NONEXISTENT>' },
    { task: 'build', command: 'tsc', execution: { exitCode: 0 } },
  ];
  expect(turboTotals(2, ['lint'], { tasks })).toMatchObject({ passed: 2, failed: 2 });
});

test('a failed turbo run without a summary counts as a failure', () => {
  expect(turboTotals(1, ['lint'], undefined)).toMatchObject({ passed: 0, failed: 1 });
});

const none = { skipped: 0, retried: [] };
test.each([
  ['a runner that ended badly with no failed test', 1, { ...none, passed: 5, failed: 0 }, 1],
  ['a runner that wrote no report', 0, undefined, 1],
  ['a runner that ran no test', 0, { ...none, passed: 0, failed: 0, skipped: 3 }, 1],
  ['a runner whose failures are all reported', 1, { ...none, passed: 5, failed: 2 }, 2],
  ['a runner with nothing wrong', 0, { ...none, passed: 5, failed: 0 }, 0],
])('%s', (_name, code, reported, failed) => {
  expect(runnerTotals(code, reported).failed).toBe(failed);
});

test('the closing line names skipped tests only when there are any', () => {
  const totals = sum([
    { ...none, passed: 3, failed: 0 },
    { ...none, passed: 4, failed: 1 },
  ]);
  expect(closingLines(totals)).toBe('7 passed, 1 failed');
  expect(closingLines({ ...totals, skipped: 2 })).toBe('7 passed, 1 failed, 2 skipped');
});

test('tests that needed a second try are counted and named above the closing line', () => {
  const totals = sum([
    { ...none, passed: 3, failed: 0, retried: ['a > one'] },
    { ...none, passed: 4, failed: 0, retried: ['b > two'] },
  ]);
  expect(closingLines(totals).split('\n')).toEqual([
    '2 tests needed a second try:',
    '  a > one',
    '  b > two',
    '7 passed, 0 failed',
  ]);
  expect(closingLines({ ...none, passed: 1, failed: 0, retried: ['a > one'] })).toBe(
    '1 test needed a second try:\n  a > one\n1 passed, 0 failed',
  );
});

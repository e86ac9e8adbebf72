import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { root } from './child.mjs';

/**
 * @typedef {object} Totals
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 * @property {readonly string[]} retried the tests that passed at a second try only, as `file > title: why the first one failed`
 */

/**
 * Returns the first line of an error's message, without colours.
 * @param {string | undefined} message
 */
function firstLine(message) {
  return stripVTControlCharacters(message ?? 'no message').split('\n', 1)[0];
}

/** @type {Totals} */
const nothing = { passed: 0, failed: 0, skipped: 0, retried: [] };

/**
 * @typedef {{ task: string, command: string, execution?: { exitCode?: number } | null, cache?: { status?: string } }} TurboTask
 * @typedef {{ tasks: readonly TurboTask[] }} TurboSummary what `turbo run --summarize` writes
 */

/**
 * Counts one test for each task of each package: passed if it succeeded, now or in the cache.
 * @param {number} code that turbo ended with
 * @param {readonly string[]} asked the names of the tasks that count; others were run because those need them
 * @param {TurboSummary | undefined} summary
 * @returns {Totals}
 */
export function turboTotals(code, asked, summary) {
  // A package without such a script has the task, too, but nothing to run.
  const tasks =
    summary?.tasks.filter(({ task, command }) => asked.includes(task) && command !== '<NONEXISTENT>') ?? [];
  const passed = tasks.filter(({ execution }) => execution?.exitCode === 0).length;
  return runnerTotals(code, { ...nothing, passed, failed: tasks.length - passed });
}

/**
 * @typedef {{ status: string, fullName: string, failureMessages: readonly string[] | null }} VitestTest
 * @typedef {{ name: string, status: string, assertionResults: readonly VitestTest[] }} VitestFile
 * @typedef {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number,
 *   testResults: readonly VitestFile[] }} VitestReport
 */

/**
 * A file that could not be loaded has no tests in the report; it counts as one that failed.
 * @param {VitestReport} report
 * @returns {Totals}
 */
export function vitestTotals(report) {
  const notLoaded = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  );
  const retried = report.testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      // It passed, but has failures: those of its first attempt.
      .filter(({ status, failureMessages }) => status === 'passed' && (failureMessages ?? []).length > 0)
      .map(
        ({ fullName, failureMessages }) =>
          `${relative(root, name)} > ${fullName}: ${firstLine(failureMessages?.[0])}`,
      ),
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + notLoaded.length,
    skipped: report.numPendingTests + report.numTodoTests,
    retried,
  };
}

/**
 * @typedef {{ projectName: string, status: string, results?: readonly { error?: { message?: string } }[] }} PlaywrightTest
 * @typedef {{ title: string, file: string, tests: readonly PlaywrightTest[] }} PlaywrightSpec
 * @typedef {{ title: string, specs?: readonly PlaywrightSpec[], suites?: readonly PlaywrightSuite[] }} PlaywrightSuite
 * @typedef {{ stats: { expected: number, unexpected: number, flaky: number, skipped: number }, errors: readonly unknown[],
 *   suites: readonly PlaywrightSuite[] }} PlaywrightReport
 */

/**
 * @param {PlaywrightSuite} suite
 * @param {readonly string[]} titles of the suites around it
 * @returns {string[]}
 */
function flakyIn({ specs = [], suites = [] }, titles) {
  const own = specs.flatMap(({ title, file, tests }) =>
    tests
      .filter(({ status }) => status === 'flaky')
      .map(({ projectName, results }) => {
        const name = [`e2e/tests/${file}`, ...titles, `${title} (${projectName})`].join(' > ');
        return `${name}: ${firstLine(results?.[0]?.error?.message)}`;
      }),
  );
  return [...own, ...suites.flatMap((suite) => flakyIn(suite, [...titles, suite.title]))];
}

/**
 * Each error outside a test counts as a failure. A test that passed on a retry counts as passed, and is named.
 * @param {PlaywrightReport} report
 * @returns {Totals}
 */
export function playwrightTotals({ stats, errors, suites }) {
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length,
    skipped: stats.skipped,
    // The outermost suites are the files, which the tests name themselves.
    retried: suites.flatMap((suite) => flakyIn(suite, [])),
  };
}

/**
 * Returns the totals of a runner that ended with this code: a failure that its report does not show counts, too.
 * @param {number} code
 * @param {Totals | undefined} reported undefined if the runner wrote no report
 * @returns {Totals}
 */
export function runnerTotals(code, reported) {
  const totals = reported ?? nothing;
  const unexplained = totals.failed === 0 && (code !== 0 || totals.passed === 0);
  return unexplained ? { ...totals, failed: 1 } : totals;
}

/**
 * @param {readonly Totals[]} all
 * @returns {Totals}
 */
export function sum(all) {
  return all.reduce(
    (total, { passed, failed, skipped, retried }) => ({
      passed: total.passed + passed,
      failed: total.failed + failed,
      skipped: total.skipped + skipped,
      retried: [...total.retried, ...retried],
    }),
    nothing,
  );
}

/**
 * Returns the last lines of `npm test`: how many tests needed a second attempt, and which, then the totals.
 * @param {Totals} totals
 */
export function closingLines({ passed, failed, skipped, retried }) {
  const line = `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
  const named = retried.map((test) => `  ${test}`);
  const count = retried.length === 1 ? '1 test' : `${retried.length} tests`;
  return [...(retried.length > 0 ? [`${count} needed a second try:`] : []), ...named, line].join('\n');
}

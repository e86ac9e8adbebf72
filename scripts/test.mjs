import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBrowser } from './browser.mjs';
import { checks, runners } from './checks.mjs';
import { root, run, stopOnSignals } from './child.mjs';
import { findFirefox } from './firefox.mjs';
import { pnpm } from './pnpm.mjs';
import { Problem } from './problem.mjs';
import { closingLine, runnerTotals, sum } from './totals.mjs';

const reports = join(root, '.latchkey', 'reports');

/** @typedef {import('./totals.mjs').Totals} Totals */

/**
 * Runs one step, which counts as one test.
 * @param {string} name
 * @param {() => Promise<{ code: number, output: string }>} work
 * @returns {Promise<Totals>}
 */
async function step(name, work) {
  const from = performance.now();
  const { code, output } = await work();
  const seconds = ((performance.now() - from) / 1_000).toFixed(1);
  console.log(`${code === 0 ? 'ok  ' : 'FAIL'}  ${name} (${seconds} s)`);
  if (code !== 0) console.log(`${output.trimEnd()}\n`);
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
}

/**
 * Runs the tests of one runner, each of which counts.
 * @param {import('./checks.mjs').Runner} runner
 * @param {string | undefined} browser
 * @param {string | undefined} firefox
 * @returns {Promise<Totals>}
 */
async function runTests({ name, needsBrowser, command, cwd, totals }, browser, firefox) {
  console.log(`\n${name}`);
  if (needsBrowser && browser === undefined) {
    console.log('FAIL  not run: there is no browser');
    return runnerTotals(1, undefined);
  }
  const report = join(reports, `${name.replaceAll(' ', '-')}.json`);
  const [program, ...args] = command(report);
  const { code } = await run(program, args, {
    show: true,
    cwd: join(root, cwd),
    env: {
      ...(browser && { BROWSER_PATH: browser }),
      FIREFOX_PATH: firefox ?? '',
      PLAYWRIGHT_JSON_OUTPUT_FILE: report,
    },
  });
  return runnerTotals(code, readReport(report, totals));
}

/**
 * @param {string} file
 * @param {(report: never) => Totals} totals
 * @returns {Totals | undefined}
 */
function readReport(file, totals) {
  try {
    return totals(/** @type {never} */ (JSON.parse(readFileSync(file, 'utf8'))));
  } catch {
    return undefined;
  }
}

/**
 * @param {unknown} error
 * @returns {undefined}
 */
function tell(error) {
  if (!(error instanceof Problem)) throw error;
  console.error(`\n${error.message}`);
}

/** `npm test`: every check and every test; ends with the true totals, and with a bad exit code if anything failed. */
export async function test() {
  // 130 and 143 are what a shell expects of a program ended by these signals.
  stopOnSignals((signal) => (signal === 'SIGINT' ? 130 : 143));
  rmSync(reports, { recursive: true, force: true });
  mkdirSync(reports, { recursive: true });

  /** @type {Totals[]} */
  const results = [await step('install', () => pnpm(['install', '--frozen-lockfile']))];
  if (results[0]?.failed === 0) {
    for (const { name, command } of checks) results.push(await step(name, command));
    const browser = await ensureBrowser(console.log).catch(tell);
    const firefox = await findFirefox(console.log).catch((/** @type {unknown} */ error) => {
      tell(error);
      // What was asked for by name was not tested.
      results.push({ passed: 0, failed: 1, skipped: 0 });
      return undefined;
    });
    for (const runner of runners) results.push(await runTests(runner, browser, firefox));
  }
  const total = sum(results);
  if (total.failed > 0) process.exitCode = 1;
  console.log(`\n${closingLine(total)}`);
}

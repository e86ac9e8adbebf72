import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBrowser } from './browser.mjs';
import { browserTests, checks, endToEnd, turbo, unitTests } from './checks.mjs';
import { root, run, stopOnSignals } from './child.mjs';
import { findFirefox } from './firefox.mjs';
import { pnpm } from './pnpm.mjs';
import { Problem } from './problem.mjs';
import { closingLines, runnerTotals, sum } from './totals.mjs';

const reports = join(root, '.latchkey', 'reports');
const failed = { passed: 0, failed: 1, skipped: 0, retried: [] };

/** @typedef {import('./totals.mjs').Totals} Totals */

/**
 * Runs one part and prints how long it took.
 * @param {string} name
 * @param {() => Promise<Totals>} work
 */
async function part(name, work) {
  const from = performance.now();
  const totals = await work();
  const seconds = ((performance.now() - from) / 1_000).toFixed(1);
  console.log(
    `${totals.failed === 0 ? 'ok  ' : 'FAIL'}  ${name}: ${closingLines({ ...totals, retried: [] })} (${seconds} s)`,
  );
  return totals;
}

/** @returns {Promise<Totals>} */
async function install() {
  const { code, output } = await pnpm(['install', '--frozen-lockfile']);
  if (code !== 0) console.log(output.trimEnd());
  return code === 0 ? { ...failed, passed: 1, failed: 0 } : failed;
}

/**
 * Runs the tests of one runner, each of which counts.
 * @param {import('./checks.mjs').Runner} runner
 * @param {Browsers} browsers
 * @returns {Promise<Totals>}
 */
async function runTests({ name, needsBrowser, command, cwd, totals }, { chromium, firefox }) {
  if (needsBrowser && chromium === undefined) {
    console.log(`${name} | not run: there is no browser`);
    return failed;
  }
  const report = join(reports, `${name}.json`);
  const [program, ...args] = command(report);
  const { code } = await run(program, args, {
    label: name,
    cwd: join(root, cwd),
    env: {
      ...(chromium && { BROWSER_PATH: chromium }),
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

/** @typedef {{ chromium: string | undefined, firefox: string | undefined, totals: readonly Totals[] }} Browsers */

/** @returns {Promise<Browsers>} */
async function findBrowsers() {
  const chromium = await ensureBrowser(console.log).catch(tell);
  /** @type {Totals[]} */
  const totals = [];
  const firefox = await findFirefox(console.log).catch((/** @type {unknown} */ error) => {
    tell(error);
    // The browser that was asked for was not tested.
    totals.push(failed);
    return undefined;
  });
  return { chromium, firefox, totals };
}

/**
 * Everything after the installation, in two lanes for two cores. Tests go first, because they have time limits: those in
 * browsers in one lane, those of units in the other. Then each lane takes what is left of the checks, so that both end together.
 * @returns {Promise<Totals[]>}
 */
async function everything() {
  const finding = findBrowsers();
  const built = await part('build', () => turbo(['build', 'site', 'bundle'], 'build', true));
  const browsers = await finding;
  const left = Object.entries(checks);
  const checksLeft = async () => {
    const totals = [];
    for (let next = left.shift(); next !== undefined; next = left.shift()) {
      const [name, tasks] = next;
      totals.push(await part(`checks of ${name}`, () => turbo(tasks, name)));
    }
    return totals;
  };
  const lanes = await Promise.all([
    (async () => [
      await part('end to end', () => runTests(endToEnd, browsers)),
      await part('tests in the browser', () => runTests(browserTests, browsers)),
      ...(await checksLeft()),
    ])(),
    (async () => [await part('unit tests', () => runTests(unitTests, browsers)), ...(await checksLeft())])(),
  ]);
  return [built, ...browsers.totals, ...lanes.flat()];
}

/** `npm test`: every check and every test; ends with the true totals, and with a bad exit code if anything failed. */
export async function test() {
  // 130 and 143 are the exit codes that a shell expects after these signals.
  stopOnSignals((signal) => (signal === 'SIGINT' ? 130 : 143));
  rmSync(reports, { recursive: true, force: true });
  mkdirSync(reports, { recursive: true });

  const installed = await part('install', install);
  const total = sum([installed, ...(installed.failed === 0 ? await everything() : [])]);
  if (total.failed > 0) process.exitCode = 1;
  console.log(`\n${closingLines(total)}`);
}

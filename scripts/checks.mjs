import { readFileSync } from 'node:fs';
import { pnpm } from './pnpm.mjs';
import { playwrightTotals, turboTotals, vitestTotals } from './totals.mjs';

/**
 * Tasks of turbo.json, which knows their order and caches those that passed. Each task of each package counts as one test.
 * In groups that run one at a time, the longest first: whichever lane of `npm test` is free takes the next.
 */
export const checks = {
  types: ['typecheck'],
  apps: ['created'],
  compilers: ['compatibility'],
  lint: ['lint', 'unused', 'circles', 'formatted'],
  packages: ['attw', 'publint', 'api-reports', 'size', 'page-weight', 'baseline'],
};

/**
 * Runs tasks of turbo. Prints the output of those that fail.
 * @param {readonly string[]} tasks
 * @param {string} label before each line
 * @param {boolean} [alone] whether nothing else runs meanwhile: otherwise half of the cores are left to the tests
 * @returns {Promise<import('./totals.mjs').Totals>}
 */
export async function turbo(tasks, label, alone = false) {
  const flags = [
    `--concurrency=${alone ? 100 : 50}%`,
    '--continue=dependencies-successful',
    '--output-logs=errors-only',
  ];
  const args = ['exec', 'turbo', 'run', ...tasks, ...flags, '--log-order=grouped', '--summarize'];
  const { code, output } = await pnpm(args, { label });
  const summary = /^\s*Summary:\s+(\S.*\.json)\s*$/m.exec(output)?.[1];
  return turboTotals(code, tasks, summary === undefined ? undefined : readSummary(summary));
}

/** @param {string} file */
const readSummary = (file) =>
  /** @type {import('./totals.mjs').TurboSummary} */ (JSON.parse(readFileSync(file, 'utf8')));

/**
 * @typedef {object} Runner
 * @property {string} name
 * @property {boolean} needsBrowser
 * @property {string} cwd
 * @property {(report: string) => [string, ...string[]]} command
 * @property {(report: never) => import('./totals.mjs').Totals} totals
 */

/**
 * @param {string} project
 * @returns {Runner['command']}
 */
const vitest = (project) => (report) => [
  'vitest',
  'run',
  `--project=${project}`,
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${report}`,
];

/** @type {Runner} */
export const unitTests = {
  name: 'unit',
  needsBrowser: false,
  cwd: '.',
  command: vitest('unit*'),
  totals: vitestTotals,
};

/** @type {Runner} */
export const browserTests = {
  name: 'browser',
  needsBrowser: true,
  cwd: '.',
  command: vitest('browser*'),
  totals: vitestTotals,
};

/** @type {Runner} */
export const endToEnd = {
  name: 'e2e',
  needsBrowser: true,
  cwd: 'e2e',
  command: () => ['playwright', 'test', '--reporter=list,json'],
  totals: playwrightTotals,
};

import { run } from './child.mjs';
import { weighSignInPage } from './page-weight.mjs';
import { pnpm } from './pnpm.mjs';
import { playwrightTotals, vitestTotals } from './totals.mjs';

const packages = ['srp', 'cognito', 'sandbox', 'auth', 'react'];

/**
 * Each counts as one test. Lint and types come after the build, because they read what it wrote.
 * @type {readonly { name: string, command: () => Promise<{ code: number, output: string }> }[]}
 */
export const checks = [
  { name: 'format', command: () => run('biome', ['check', '.']) },
  { name: 'build', command: () => pnpm(['exec', 'turbo', 'run', 'build']) },
  { name: 'types', command: () => pnpm(['exec', 'turbo', 'run', 'typecheck']) },
  { name: 'types of the scripts', command: () => run('tsc', ['-p', 'tsconfig.json']) },
  { name: 'lint', command: () => run('oxlint', []) },
  { name: 'unused code and dependencies', command: () => run('knip', []) },
  { name: 'size', command: () => run('size-limit', []) },
  { name: 'script of the sign-in page', command: weighSignInPage },
  ...packages.flatMap((name) => [
    {
      name: `publint ${name}`,
      command: () => run('publint', [`packages/${name}`, '--pack', 'npm', '--strict']),
    },
    {
      name: `types as published ${name}`,
      command: () => run('attw', ['--pack', `packages/${name}`, '--profile', 'esm-only']),
    },
  ]),
];

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

/** @type {readonly Runner[]} */
export const runners = [
  { name: 'unit tests', needsBrowser: false, cwd: '.', command: vitest('unit'), totals: vitestTotals },
  {
    name: 'tests in the browser',
    needsBrowser: true,
    cwd: '.',
    command: vitest('browser*'),
    totals: vitestTotals,
  },
  {
    name: 'end to end',
    needsBrowser: true,
    cwd: 'e2e',
    command: () => ['playwright', 'test', '--reporter=list,json'],
    totals: playwrightTotals,
  },
];

/**
 * Changes the sources in one place at a time, and reports the changes that no test notices:
 *
 *     pnpm mutate srp            a package
 *     pnpm mutate auth/vault     a folder of it, or a file
 *     pnpm mutate --since main   the lines that differ from a commit
 *
 * `--near` runs only the tests beside the sources. `--tests` takes patterns of other tests to run, `--survivors` only tries
 * mutants that no test noticed in the last run. `--quick` leaves out code that runs while a module loads (a table, a
 * pattern), which takes longest. `--concurrency` sets how many tests run at a time; default: 1.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Stryker } from '@stryker-mutator/core';
import { root } from './child.mjs';
import { evaluate, percent, total } from './mutation/score.mjs';
import { changedSince, findTarget } from './mutation/targets.mjs';

/** @typedef {import('./mutation/targets.mjs').Target} Target */
/** @typedef {import('./mutation/score.mjs').Report} Report */

const folder = '.latchkey/mutation';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    since: { type: 'string' },
    near: { type: 'boolean' },
    survivors: { type: 'boolean' },
    quick: { type: 'boolean', default: false },
    tests: { type: 'string', multiple: true },
    concurrency: { type: 'string', default: '1' },
  },
});

/**
 * @param {readonly string[]} mutate
 * @param {readonly string[]} tests
 * @param {Target} target
 * @returns {Promise<Report>}
 */
async function run(mutate, tests, { not, isInBrowser }) {
  process.env.MUTATION_TESTS = tests.join(';');
  process.env.MUTATION_NOT = not.join(';');
  process.env.MUTATION_IN_BROWSER = isInBrowser ? '1' : '';
  const fileName = `${folder}/run-${process.pid}.json`;
  await new Stryker({
    mutate: [...mutate, '!**/*.test.*', '!**/*.d.ts'],
    testRunner: 'kept-vitest',
    plugins: ['./scripts/mutation/runner.mjs', './scripts/mutation/ignorer.mjs'],
    ignorers: ['sentences'],
    vitest: { configFile: 'scripts/mutation/vitest.config.ts', related: true },
    coverageAnalysis: 'perTest',
    ignoreStatic: values.quick,
    concurrency: Number(values.concurrency),
    // A machine that is busy with other work must not count as a test that has noticed.
    timeoutMS: 30_000,
    dryRunTimeoutMinutes: 20,
    reporters: ['json', 'progress-append-only'],
    jsonReporter: { fileName },
    warnings: false,
    allowConsoleColors: false,
    ignorePatterns: ['apps', 'e2e', 'compatibility', 'dist', '.latchkey', '.turbo'],
    // Stryker cannot read TypeScript 7, which has no API, and Vitest does not need it.
    tsconfigFile: 'none',
    // Nor is there a check to be disabled, and a test compares the text of an example.
    disableTypeChecks: false,
    tempDirName: `${folder}/tree`,
  }).runMutationTest();
  const report = readReport(join(root, fileName));
  rmSync(join(root, fileName));
  return report;
}

/** @param {string} file @returns {Report} */
const readReport = (file) => /** @type {Report} */ (JSON.parse(readFileSync(file, 'utf8')));

const isNoticed = (/** @type {import('./mutation/score.mjs').Mutant} */ { status }) =>
  status === 'Killed' || status === 'Timeout';

/**
 * Merges earlier results with those of a later run of the same mutants, and of others in the same places. A mutant that was
 * noticed once is: the later run may ask other tests.
 * @param {Report} before
 * @param {Report} after
 * @returns {Report}
 */
function merge(before, after) {
  const files = Object.entries(before.files).map(([file, { source, mutants }]) => {
    const place = (/** @type {import('./mutation/score.mjs').Mutant} */ { location, replacement }) =>
      JSON.stringify([location, replacement]);
    const found = new Map(after.files[file]?.mutants.map((mutant) => [place(mutant), mutant]));
    return [
      file,
      {
        source,
        mutants: mutants.map((mutant) => (isNoticed(mutant) ? mutant : (found.get(place(mutant)) ?? mutant))),
      },
    ];
  });
  return { files: /** @type {Report['files']} */ (Object.fromEntries(files)) };
}

const equivalents = /** @type {import('./mutation/score.mjs').Equivalent[]} */ (
  JSON.parse(readFileSync(join(root, 'scripts/mutation/equivalents.json'), 'utf8'))
);

/**
 * @param {Target} target
 * @param {{ near?: boolean, survivors?: boolean, tests?: readonly string[] }} how
 */
async function mutate(target, { near: isNear, survivors, tests }) {
  const { name, mutate: sources, near, all } = target;
  const kept = join(root, folder, `${name.replace(/\W+/g, '-')}.json`);
  const before = survivors && existsSync(kept) ? readReport(kept) : null;
  /** @param {Report} report @param {readonly string[]} asked */
  const again = async (report, asked) => {
    const left = evaluate(report, equivalents).survivors;
    return left.length > 0 ? merge(report, await run(left, asked, target)) : report;
  };
  const first = tests ?? near;
  let report = before ? await again(before, first) : await run(sources, first, target);
  if (!isNear && !tests && String(near) !== String(all)) report = await again(report, all);
  writeFileSync(kept, JSON.stringify(report));

  const { scores, missed, stale, broken, loading } = evaluate(report, equivalents);
  for (const one of missed) console.log(`\n${one}`);
  for (const { file, line, to } of stale)
    console.log(`\n${file}: '${line}' → '${to}' is listed in equivalents.json, but is not one.`);
  console.log();
  for (const [file, score] of Object.entries(scores)) console.log(`${percent(score).padStart(7)}  ${file}`);
  const sum = total(Object.values(scores));
  console.log(
    `\n${name}: ${percent(sum)}: ${sum.noticed} noticed, ${sum.missed} not, ${sum.equivalent} that no test can notice`,
  );
  if (loading > 0) console.log(`${loading} run while a module loads, and were left out.`);
  if (broken > 0) console.log(`${broken} could not be run: the score says nothing of them.`);
}

process.chdir(root);
mkdirSync(join(root, folder), { recursive: true });
const targets = [
  ...positionals.map(findTarget),
  ...(values.since === undefined ? [] : changedSince(values.since)),
];
if (targets.length === 0) console.log('Nothing to mutate: name a package, or a commit with --since.');
for (const target of targets) await mutate(target, values);

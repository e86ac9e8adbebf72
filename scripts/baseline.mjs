/** Checks the supported browsers with a lint rule over the built code. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root, run } from './child.mjs';
import { shipped } from './packages.mjs';

/**
 * @param {string} folder
 * @returns {string[]} every script in it
 */
function scriptsIn(folder) {
  if (!existsSync(folder)) return [];
  return (
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      // The one-file build is made from the others; it lacks the comments with the reasons for exceptions.
      .filter((file) => file.endsWith('.js') && !file.startsWith('standalone'))
      .map((file) => join(folder, file))
  );
}

/**
 * Finds features newer than Baseline 2022: `.oxlintrc.baseline.json` sets the date. Methods of built-in objects, such as
 * `toSorted`, are checked by the compiler instead: the packages for browsers are compiled with the library of ES2022.
 * @param {readonly string[]} [folders]
 * @returns {Promise<{ code: number, output: string }>}
 */
export async function checkBaseline(folders = shipped.map((name) => join(root, 'packages', name, 'dist'))) {
  const missing = folders.filter((folder) => scriptsIn(folder).length === 0);
  if (missing.length > 0) return { code: 1, output: `Nothing is built in ${missing.join(', ')}.\n` };
  // File by file: oxlint skips a folder that git ignores.
  const files = folders.flatMap(scriptsIn);
  return run('oxlint', ['--config', join(root, '.oxlintrc.baseline.json'), '--format=unix', ...files]);
}

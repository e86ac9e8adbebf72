import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { childEnvironment, run } from './child.mjs';
import { manifest } from './manifest.mjs';

/**
 * Returns the command for the pinned pnpm: the one on PATH if it has exactly that version, otherwise npx.
 * @param {string} packageManager the field of package.json, such as `pnpm@12.21.0`
 * @param {string | undefined} installed the version on PATH
 * @returns {readonly [string, ...string[]]}
 */
export function pnpmCommand(packageManager, installed) {
  // --yes: a person's npm settings may refuse to fetch anything without confirmation.
  return packageManager === `pnpm@${installed}` ? ['pnpm'] : ['npx', '--yes', packageManager];
}

function installedVersion() {
  // Asked outside the project: inside it, some versions answer with the version the project wants.
  const options = /** @type {const} */ ({ cwd: tmpdir(), env: childEnvironment(), encoding: 'utf8' });
  const { status, stdout } = spawnSync('pnpm', ['--version'], {
    ...options,
    shell: process.platform === 'win32',
  });
  return status === 0 ? stdout.trim() : undefined;
}

/** @type {readonly [string, ...string[]] | undefined} */
let command;

/**
 * Runs pnpm at the root.
 * @param {readonly string[]} args
 * @param {Parameters<typeof run>[2]} [options]
 */
export function pnpm(args, options) {
  command ??= pnpmCommand(manifest.packageManager, installedVersion());
  const [program, ...first] = command;
  return run(program, [...first, ...args], options);
}

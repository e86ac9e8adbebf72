import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './child.mjs';
import { pnpm } from './pnpm.mjs';
import { isFree } from './ports.mjs';
import { Problem } from './problem.mjs';
import { prepare, serve, startSandbox } from './start.mjs';

const folder = join(root, 'apps', 'examples');

/** Each is a project with the server of its framework. */
export const examples = readdirSync(folder).filter((name) => existsSync(join(folder, name, 'package.json')));

/** Fixed in every example, where an app has the URL of its pool. */
const port = 4599;

/** @param {string} name */
async function startExample(name) {
  if (!examples.includes(name)) throw new Problem(`Usage: npm run example ${examples.join('|')}`);
  if (!(await isFree(port))) {
    throw new Problem(`Port ${port}, where the examples have their pool, is taken. Stop what listens there.`);
  }
  const project = `@latchkey/example-${name}`;
  const needed = ['latchkey', `${project}...`, '@latchkey/sandbox...'].map((filter) => `--filter=${filter}`);
  await prepare('Installing ...', ['install', '--frozen-lockfile', ...needed]);
  await prepare('Building the packages ...', ['exec', 'turbo', 'run', 'build', `--filter=${project}^...`]);
  const { user, ended } = await startSandbox(port);
  console.log(`\nSign in as ${user.username}, with the password ${user.password}. Ctrl-C stops it.\n`);
  const { code } = await Promise.race([pnpm(['--filter', project, 'start'], { show: true }), ended]);
  throw new Problem(`The server of the example ended by itself, with code ${code}.`);
}

/**
 * `npm run example vue`: starts one of the examples, and a pool for it.
 * @param {string} [name]
 */
export const example = (name = '') => serve(() => startExample(name));

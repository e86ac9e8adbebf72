import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './child.mjs';

/** The folders in `packages`. */
export const packages = readdirSync(join(root, 'packages'));

/** @param {string} name */
export const dependenciesOf = (name) => {
  const manifest = /** @type {{ dependencies?: Record<string, string> }} */ (
    JSON.parse(readFileSync(join(root, 'packages', name, 'package.json'), 'utf8'))
  );
  return Object.keys(manifest.dependencies ?? {});
};

/** Packages that fit the core to a framework: they depend on nothing else. The devtools are in no framework. */
export const adapters = packages.filter(
  (name) => name !== 'devtools' && dependenciesOf(name).join() === '@latchkey/auth',
);

/** An app ships without these, also where they run in a browser. */
const tools = ['create-latchkey', 'devtools', 'sandbox'];

/** Packages that have to run in every supported browser. */
export const shipped = packages.filter((name) => !tools.includes(name));

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from './child.mjs';
import { examples } from './example.mjs';
import { dependenciesOf, packages, shipped } from './packages.mjs';

const repository = 'https://github.com/latchkey-auth/latchkey';

/**
 * @typedef {Record<string, string>} Versions
 * @typedef {{ name: string, version: string, description: string, keywords: string[], homepage: string, bugs: string,
 *   repository: object, license: string, author: string, exports: Record<string, unknown>, files: string[],
 *   scripts: Record<string, string>,
 *   dependencies?: Versions, devDependencies?: Versions, peerDependencies?: Versions }} Manifest
 */

/** @param {string} path @returns {Manifest} */
const manifestOf = (path) => JSON.parse(readFileSync(join(root, path, 'package.json'), 'utf8'));

/** @param {string} path */
const read = (path) => readFileSync(join(root, path), 'utf8');

const { tasks } = /** @type {{ tasks: Record<string, { dependsOn?: string[] }> }} */ (
  JSON.parse(read('turbo.json'))
);

/**
 * @param {string} task of turbo.json
 * @returns {string[]} the packages whose builds it waits for, and those that these need
 */
function builtBefore(task) {
  /** @param {string} name @returns {string[]} */
  const withOwn = (name) => [
    name,
    ...dependenciesOf(name.replace('@latchkey/', ''))
      .filter((own) => own.startsWith('@latchkey/'))
      .flatMap(withOwn),
  ];
  return (tasks[task]?.dependsOn ?? []).map((build) => build.replace('#build', '')).flatMap(withOwn);
}

const exact = /^(npm:[^@]+@)?\d+\.\d+\.\d+$/;
const ours = 'workspace:*';

describe.each(packages)('%s, as it is published', (name) => {
  const folder = `packages/${name}`;
  const manifest = manifestOf(folder);

  test('leads to its source, its pages and its licence', () => {
    expect(manifest).toMatchObject({
      // npm looks for this name: `npm create latchkey`.
      name: name === 'create-latchkey' ? name : `@latchkey/${name}`,
      homepage: `${repository}/tree/main/${folder}#readme`,
      bugs: `${repository}/issues`,
      repository: { type: 'git', url: `git+${repository}.git`, directory: folder },
      license: 'Apache-2.0',
      author: expect.any(String),
      description: expect.any(String),
    });
    expect(manifest.keywords).toContain('cognito');
  });

  test('lets a tool read its package.json', () => {
    expect(manifest.exports['./package.json']).toBe('./package.json');
  });

  test('accepts each patch of its dependencies: an app with another one gets no second copy', () => {
    const versions = [
      ...Object.values(manifest.dependencies ?? {}),
      ...Object.values(manifest.peerDependencies ?? {}),
    ];
    expect(versions.filter((version) => !/^(workspace:\^$|\^\d|>=\d)/.test(version))).toEqual([]);
  });

  test('has the one version of all, with its changes', () => {
    expect(manifest.version).toBe(manifestOf('packages/auth').version);
    const changes = readFileSync(join(root, folder, 'CHANGELOG.md'), 'utf8');
    expect(changes).toContain(`## ${manifest.version}\n`);
    expect(changes.split(`## ${manifest.version}\n`)[1]?.split('\n## ')[0]?.trim()).not.toBe('');
  });

  test('has the scripts of every check: turbo passes over a package without one', () => {
    const scripts = ['attw', 'build', 'packed', 'publint', 'test', 'typecheck'];
    expect(Object.keys(manifest.scripts)).toEqual(expect.arrayContaining(scripts));
  });

  test('is built before the checks that read it', () => {
    const readers = ['//#api-reports', ...(shipped.includes(name) ? ['//#baseline'] : [])];
    expect(readers.filter((task) => !builtBefore(task).includes(manifest.name))).toEqual([]);
  });

  test('is in the README and the architecture of the repository, and has a README of its own', () => {
    expect(read('README.md')).toContain(`](${folder})`);
    expect(read('ARCHITECTURE.md')).toMatch(new RegExp(`^\\| .*\`(@latchkey/)?${name}\`.* \\|`, 'm'));
    expect(read(`${folder}/README.md`)).toMatch(new RegExp(`^# ${manifest.name}\n`));
  });
});

test.each([
  '.',
  'apps/demo',
  'compatibility',
  'e2e',
  ...examples.map((name) => `apps/examples/${name}`),
  ...packages.map((name) => `packages/${name}`),
])('the development dependencies of %s are pinned', (folder) => {
  const { devDependencies = {} } = manifestOf(folder);
  const loose = Object.entries(devDependencies).filter(
    ([, version]) => version !== ours && !exact.test(version),
  );
  expect(loose).toEqual([]);
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { build } from 'vite';
import { describe, expect, test } from 'vitest';
import config from '../vitest.config.ts';
import { root } from './child.mjs';
import { examples } from './example.mjs';
import { adapters } from './packages.mjs';

const comment = /^\s*(\/\/|\/?\*)/;

/** @param {string} path */
const read = (path) => readFileSync(join(root, path), 'utf8');

/** @param {string} folder of a project */
const manifestOf = (folder) => JSON.parse(read(`${folder}/package.json`));

/** @param {string} name @param {string} kind @returns {string} the tests of an adapter, as text */
const testsOf = (name, kind = '.test.') =>
  readdirSync(join(root, 'packages', name, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.includes(kind))
    .map((file) => read(`packages/${name}/src/${file}`))
    .join('\n');

// React's has components besides, and budgets of its own.
const names = adapters.filter((name) => name !== 'react');

/** The most bytes of each. @type {Record<string, number>} */
const limits = { vue: 850, svelte: 500, angular: 900 };

test('each adapter has a limit here', () => {
  expect(names.toSorted()).toEqual(Object.keys(limits).toSorted());
});

// An adapter fits the core to a framework. Anything else belongs in `auth/src/ui`, for all of them.
describe.each(Object.entries(limits))('the adapter for %s', (name, bytes) => {
  const folder = join(root, 'packages', name, 'src');

  test('has at most 100 lines of code', () => {
    const lines = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file) && !file.includes('.test.'))
      .flatMap((file) => readFileSync(join(folder, file), 'utf8').split('\n'))
      .filter((line) => line.trim() !== '' && !comment.test(line));
    expect(lines.length).toBeLessThanOrEqual(100);
  });

  test(`adds at most ${bytes} bytes to the framework and the core`, async () => {
    const built = await build({
      configFile: false,
      logLevel: 'silent',
      build: {
        write: false,
        target: 'es2022',
        lib: { entry: join(folder, 'index.ts'), formats: ['es'] },
        minify: true,
        rolldownOptions: { external: /^[@\w]/ },
      },
    });
    const chunks = [built].flat().flatMap((result) => ('output' in result ? result.output : []));
    const code = chunks.map((chunk) => ('code' in chunk ? chunk.code : '')).join('');
    expect(code).toContain('@latchkey/auth/ui');
    expect(brotliCompressSync(code).length).toBeLessThanOrEqual(bytes);
  });
});

describe.each(adapters)('what the adapter for %s has, as all of them', (name) => {
  test('a test of what a server renders, and of how the browser hydrates that', () => {
    expect(testsOf(name)).toContain("it('renders the splash on a server for any state of the client object");
    expect(testsOf(name)).toContain(
      "it('hydrates the splash without a mismatch and shows the session immediately'",
    );
  });

  test('a test that nothing listens after components are unmounted', () => {
    expect(testsOf(name, '.browser.test.')).toMatch(/\blisteners\)\.toBe\(0\)/);
  });

  test('a test of types: what another view has does not compile', () => {
    expect(testsOf(name, '.types.test.')).toContain('@ts-expect-error');
  });

  test('the sections of a README', () => {
    const headings = [...read(`packages/${name}/README.md`).matchAll(/^## (.+)$/gm)].map(([, text]) => text);
    for (const heading of ['Quick start', 'Server rendering', 'Step-up', 'Testing your app']) {
      expect(headings).toContainEqual(expect.stringMatching(`^${heading}`));
    }
  });

  test('what a package says about itself, as the core does', () => {
    const { type, engines, peerDependencies } = manifestOf('packages/auth');
    const manifest = manifestOf(`packages/${name}`);
    expect(manifest).toMatchObject({ type, engines, sideEffects: false });
    expect(manifest.files).toEqual(expect.arrayContaining(['dist', 'src', 'README.md']));
    expect(manifest.peerDependencies.xstate).toBe(peerDependencies.xstate);
    // Tests, the demo and the docs run on the sources.
    expect(manifest.exports['.']['@latchkey/source']).toBe('./src/index.ts');
  });

  test('a place in the apps that try the published types', () => {
    expect(manifestOf('compatibility').devDependencies).toHaveProperty([`@latchkey/${name}`], 'workspace:*');
  });
});

describe.each(names)('what has to know the adapter for %s', (name) => {
  test('its tests in the browser are a project of their own, with its imports', () => {
    const projects = (config.test?.projects ?? []).flatMap((project) =>
      typeof project === 'object' && 'test' in project ? [project.test?.name] : [],
    );
    expect(projects).toContain(`browser-${name}`);
  });

  test('its README is a page of the docs, which the menu leads to', () => {
    expect(read('apps/docs/src/write-pages.ts')).toContain(`'packages/${name}/README.md'`);
    expect(read('apps/docs/.vitepress/config.ts')).toContain(`'/frameworks/${name}'`);
  });

  test('the pages about all adapters name it', () => {
    expect(read('apps/docs/pages/frameworks/vue-svelte-angular.md')).toContain(`packages/${name})`);
    expect(read('packages/auth/README.md')).toContain(`](../${name})`);
    expect(read('ARCHITECTURE.md')).toContain(`  ${name}["@latchkey/${name}"] --> auth\n`);
    expect(read('ARCHITECTURE.md')).toMatch(new RegExp(`^  examples --> .*\\b${name}\\b`, 'm'));
    expect(read('apps/docs/pages/guide/start.md')).toContain(`](/frameworks/${name})`);
    expect(read('apps/docs/pages/recipes/routers.md')).toContain(`packages/${name}#routes`);
    expect(read('README.md').split('\n## ')[0]).toMatch(new RegExp(`adapters for .*\\b${name}\\b`, 'i'));
    // A package in place of the hook that people wrote by hand.
    expect(read('apps/docs/pages/frameworks/others.md')).not.toMatch(new RegExp(`^## ${name}$`, 'im'));
  });

  test('the smallest app with it is one of the examples, which all are tested', () => {
    expect(examples).toContain(name);
    expect(manifestOf(`apps/examples/${name}`).dependencies).toHaveProperty([`@latchkey/${name}`]);
    expect(read('apps/examples/README.md')).toContain(`](${name})`);
    expect(read('e2e/tests/examples.spec.ts')).toContain(`'${name}'`);
  });
});

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
      .filter((file) => file.endsWith('.ts') && !file.includes('.test.'))
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

  test('the pages about all adapters name it: of the docs, of the core, of the architecture', () => {
    expect(read('apps/docs/pages/frameworks/vue-svelte-angular.md')).toContain(`packages/${name})`);
    expect(read('packages/auth/README.md')).toContain(`](../${name})`);
    expect(read('ARCHITECTURE.md')).toContain(`  ${name}["@latchkey/${name}"] --> auth\n`);
  });

  test('the smallest app with it is one of the examples, which all are tested', () => {
    expect(examples).toContain(name);
    expect(read('apps/examples/README.md')).toContain(`](${name})`);
    expect(read('e2e/tests/examples.spec.ts')).toContain(`'${name}'`);
  });
});

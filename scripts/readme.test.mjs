import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from './child.mjs';
import { codeBlocks } from './code-blocks.mjs';
import { typeCheckPages } from './type-check-pages.mjs';

const markdown = ['# Title', '', '```ts', 'const a = 1;', '```', '', '```sh', 'npm start', '```', ''].join(
  '\n',
);

test('TypeScript blocks are found with the line they begin on, other languages left alone', () => {
  expect(codeBlocks(markdown)).toEqual([{ line: 4, language: 'ts', checked: true, code: 'const a = 1;\n' }]);
});

test('only a block that says no-check is left unchecked', () => {
  const pages = ['```tsx no-check\n<App />\n```\n', '```ts title="a"\nrun();\n```\n'];
  expect(pages.flatMap(codeBlocks).map(({ checked }) => checked)).toEqual([false, true]);
});

test('an example that does not type-check is reported by page and line', async () => {
  const path = '.latchkey/planted.md';
  mkdirSync(join(root, '.latchkey'), { recursive: true });
  writeFileSync(join(root, path), '# Planted\n\n```ts\nconst text: string = 1;\n```\n');
  const { problems } = await typeCheckPages([{ path, project: 'packages/srp' }], 'planted');
  expect(problems).toEqual([expect.stringMatching(/^\.latchkey\/planted\.md:4: error TS2322/)]);
});

test('the examples of every README and of the docs type-check', async () => {
  const packages = readdirSync(join(root, 'packages'))
    .map((name) => ({ path: `packages/${name}/README.md`, project: `packages/${name}` }))
    .filter(({ path }) => existsSync(join(root, path)));
  const docs = readdirSync(join(root, 'apps/docs/pages'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => ({ path: `apps/docs/pages/${file}`, project: 'apps/docs' }));
  const pages = [{ path: 'README.md', project: 'apps/demo' }, ...packages, ...docs];
  const { blocks, problems } = await typeCheckPages(pages, 'readme');
  expect(problems).toEqual([]);
  expect(blocks).toBeGreaterThan(0);
});

test('CONTRIBUTING names scripts that are there', () => {
  const text = readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8');
  const named = [...text.matchAll(/`(?:pnpm|npm(?: run)?) (?:--filter @latchkey\/(\w+) )?([\w:-]+)/g)];
  expect(named.length).toBeGreaterThan(10);
  const missing = named.filter(([, project, script = '']) => {
    const folder =
      project === undefined
        ? '.'
        : (['packages', 'apps', '.'].find((parent) => existsSync(join(root, parent, project))) ?? '.');
    const manifest = /** @type {{ scripts: Record<string, string> }} */ (
      JSON.parse(readFileSync(join(root, folder, project ?? '', 'package.json'), 'utf8'))
    );
    // turbo is a program, not a script.
    return script !== 'turbo' && !Object.hasOwn(manifest.scripts, script);
  });
  expect(missing.map(([command]) => command)).toEqual([]);
});

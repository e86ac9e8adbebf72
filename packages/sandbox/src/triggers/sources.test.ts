import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { TRIGGER_SOURCES } from './sources.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const table = 'triggers/sources.ts';

const paths = (await readdir(root, { recursive: true }))
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.ts') && path !== table && path !== 'triggers/sources.test.ts');
const files = await Promise.all(
  paths.map(async (path) => ({ path, text: await readFile(`${root}${path}`, 'utf8') })),
);
const naming = (source: string) =>
  files.filter(({ text }) => text.includes(`'${source}'`)).map(({ path }) => path);

// The options accept every trigger of the table: one that nothing runs would only stay silent.
it.each(Object.values(TRIGGER_SOURCES).flat())('%s is sent by the pool, and a test expects it', (source) => {
  const named = naming(source);
  expect(named).toContainEqual(expect.not.stringMatching(/\.test\.ts$/));
  expect(named).toContainEqual(expect.stringMatching(/\.test\.ts$/));
});

import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';

const read = (path: string) => readFile(new URL(path, import.meta.url), 'utf8');

test('the quick start of the README is the example that the tests run', async () => {
  const [readme, example] = await Promise.all([
    read('../../README.md'),
    read('../examples/quick-start.test.ts'),
  ]);
  const published = example
    .replace("'../index.ts'", "'@latchkey/sandbox'")
    .replace("'../node/index.ts'", "'@latchkey/sandbox/node'");
  expect(readme).toContain(`\`\`\`ts\n${published}\`\`\``);
});

test('the README names every operation that the pool knows', async () => {
  const { operations } = await import('../operations/index.ts');
  const readme = await read('../../README.md');
  // Whole words: "DeleteUser" is also the beginning of other names.
  const words = new Set(readme.match(/\w+/g));
  expect([...operations.keys()].filter((name) => !words.has(name))).toEqual([]);
});

test('the README names every trigger that a pool can have', async () => {
  const { TRIGGER_SOURCES } = await import('../triggers/sources.ts');
  const [, list = ''] = /^Triggers: ([^.]*)\./m.exec(await read('../../README.md')) ?? [];
  expect(list.split(/,\s+/).toSorted()).toEqual(Object.keys(TRIGGER_SOURCES).toSorted());
});

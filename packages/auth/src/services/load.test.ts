import { readdir, readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';

it('all code that comes late is asked for in one place: no chunk waits for another', async () => {
  const source = new URL('../', import.meta.url);
  const files = await readdir(source, { recursive: true });
  const asking: string[] = [];
  for (const file of files.filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))) {
    const text = await readFile(new URL(file, source), 'utf8');
    // Comments show apps how to do it.
    const code = text.replace(/^\s*(\*|\/\/).*$/gm, '');
    if (/\bimport\(['"]/.test(code)) asking.push(file);
  }
  expect(asking).toEqual(['services/load.ts']);
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from './child.mjs';

const comment = /^\s*(\/\/|\/?\*)/;

/** What an adapter is for: to fit the core to a framework. More than that belongs into `auth/src/ui`, for all of them. */
test.each(['vue', 'svelte', 'angular'])('the adapter for %s has at most 100 lines of code', (name) => {
  const folder = join(root, 'packages', name, 'src');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !file.includes('.test.'),
  );
  const lines = files
    .flatMap((file) => readFileSync(join(folder, file), 'utf8').split('\n'))
    .filter((line) => line.trim() !== '' && !comment.test(line));
  expect(lines.length).toBeLessThanOrEqual(100);
});

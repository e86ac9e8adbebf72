import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');

it('shows the quick start that quick-start.browser.test.tsx runs', () => {
  expect(read('../README.md')).toContain(`\`\`\`tsx\n${read('../test/quick-start.tsx')}\`\`\``);
});

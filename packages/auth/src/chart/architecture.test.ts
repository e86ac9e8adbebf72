import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { describeChart } from './describe.ts';
import { toMermaid } from './mermaid.ts';

const page = fileURLToPath(new URL('../../../../ARCHITECTURE.md', import.meta.url));

/** The text between the marks of one part of the chart: `<!-- chart: auth.signIn depth 1 -->` to `<!-- /chart -->`. */
const marked = /(<!-- chart: (?<root>[\w.]+) depth (?<depth>\d+) -->\n)[\s\S]*?(<!-- \/chart -->)/g;

test('ARCHITECTURE.md draws the chart as it is; `pnpm --filter @latchkey/auth draw` draws it again', async () => {
  const chart = describeChart();
  const text = await readFile(page, 'utf8');
  expect(text.match(marked)?.length).toBeGreaterThan(1);
  const drawn = text.replace(marked, (_, begin: string, root: string, depth: string, end: string) => {
    const diagram = toMermaid(chart, { root, depth: Number(depth) });
    return `${begin}\`\`\`mermaid\n${diagram}\`\`\`\n${end}`;
  });
  await expect(drawn).toMatchFileSnapshot(page);
});

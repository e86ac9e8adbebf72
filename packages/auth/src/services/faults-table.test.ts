import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { faultRules } from './fault-rules.ts';

const page = fileURLToPath(new URL('../../README.md', import.meta.url));
const marked = /(<!-- faults -->\n)[\s\S]*?(<!-- \/faults -->)/;

/** The words of a rule as a person would quote them. */
const quoted = (words: RegExp | undefined) =>
  words
    ? `“${words.source
        .replace(/^\^/, '')
        .replaceAll('.?', ' ')
        .replace(/[()\\?]/g, '')
        .replaceAll('|', '” or “')}”`
    : '…';

test('the README lists what each exception becomes; `pnpm --filter @latchkey/auth draw` writes it again', async () => {
  const rows = faultRules.map(({ exception, words, kind, reason, field }) => {
    const cells = [`\`${kind}\``, reason && `\`${reason}\``, field && `\`${field}\``];
    return `| ${exception} | ${quoted(words)} | ${cells.map((cell) => cell ?? '').join(' | ')} |`;
  });
  const table = ['| exception | sentence | kind | reason | field |', '|---|---|---|---|---|', ...rows].join(
    '\n',
  );
  const text = await readFile(page, 'utf8');
  expect(text).toMatch(marked);
  await expect(text.replace(marked, `$1${table}\n$2`)).toMatchFileSnapshot(page);
});

/**
 * The site for programs that read text: each page as Markdown beside its HTML, and llms.txt, which lists them (https://llmstxt.org).
 *
 * @module
 */
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { built, pagesIn } from './write-pages.ts';

export async function writeMarkdown(site: string): Promise<void> {
  const lines: string[] = [];
  for (const page of await pagesIn(built)) {
    const target = join(site, page);
    await mkdir(dirname(target), { recursive: true });
    await copyFile(join(built, page), target);
    const text = await readFile(target, 'utf8');
    const title = /^# (.+)$/m.exec(text)?.[1] ?? 'Latchkey';
    const description = /^description: (.+)$/m.exec(text)?.[1];
    lines.push(`- [${title}](./${page})${description ? `: ${description}` : ''}`);
  }
  const about =
    '# Latchkey\n\n> Signs people in to Amazon Cognito user pools from the browser. The whole session is one XState statechart.\n\n## Pages\n\n';
  await writeFile(join(site, 'llms.txt'), `${about}${lines.join('\n')}\n`);
}

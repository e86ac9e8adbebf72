/** Builds the site. With `--serve`, shows it while its pages are edited. */
import { join } from 'node:path';
import { build, createServer } from 'vitepress';
import { writeReference } from '../src/api-reference.ts';
import { writeMarkdown } from '../src/markdown-files.ts';
import { docs, writePages } from '../src/write-pages.ts';

await writePages();
await writeReference();
if (process.argv.includes('--serve')) {
  const server = await createServer(docs, {});
  await server.listen();
  server.printUrls();
} else {
  await build(docs);
  await writeMarkdown(join(docs, 'dist'));
}

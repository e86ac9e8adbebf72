/**
 * Pages generated from the packages: errors, drawings of the chart, FAULTS.md, SECURITY.md.
 *
 * @module
 */
import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { drawChart } from './draw-chart.ts';
import { errorsPage } from './errors-page.ts';

export const docs = fileURLToPath(new URL('../', import.meta.url));
const root = join(docs, '../..');
/** The input of VitePress: the written pages, and the generated ones beside them. */
export const built = join(docs, '.latchkey/pages');

const GITHUB = 'https://github.com/latchkey-auth/latchkey/blob/main/';

/** Documents of the repository that are also pages here, by their place on the site. */
const DOCUMENTS = {
  'faults.md': 'packages/auth/FAULTS.md',
  'security.md': 'SECURITY.md',
  'architecture.md': 'ARCHITECTURE.md',
  'frameworks/vue.md': 'packages/vue/README.md',
  'frameworks/svelte.md': 'packages/svelte/README.md',
  'frameworks/angular.md': 'packages/angular/README.md',
} as const;

export async function writePages(): Promise<void> {
  await rm(built, { recursive: true, force: true });
  await cp(join(docs, 'pages'), built, { recursive: true });
  await writeFile(join(built, 'errors.md'), errorsPage());
  for (const [page, path] of Object.entries(DOCUMENTS)) await writeDocument(page, path);
  const readme = await readFile(join(root, 'packages/auth/README.md'), 'utf8');
  for (const page of await pagesIn(built)) {
    const file = join(built, page);
    const text = await readFile(file, 'utf8');
    await writeFile(file, await withCharts(withRecipe(withTables(text, readme), readme)));
  }
  // The built demo, for the page /playground: it runs its user pool in a worker.
  await cp(join(root, 'apps/demo/dist'), join(built, 'public/demo'), { recursive: true });
  for (const picture of ['inspector-light', 'inspector-dark'])
    await cp(join(root, `e2e/pictures/${picture}.png`), join(built, `public/${picture}.png`));
}

/** Lists the Markdown files in a folder, by their paths. */
export async function pagesIn(folder: string): Promise<string[]> {
  const files = await readdir(folder, { recursive: true });
  return files
    .filter((file) => file.endsWith('.md'))
    .map((file) => file.replaceAll('\\', '/'))
    .sort();
}

/** Links to other files of the repository lead to GitHub. */
async function writeDocument(page: string, path: string): Promise<void> {
  const text = await readFile(join(root, path), 'utf8');
  const linked = text.replaceAll(/\]\((?!https?:|#)(?:\.\/)?([^)]+)\)/g, (_link, target: string) => {
    const url = new URL(target, `${GITHUB}${path}`);
    return `](${url.href})`;
  });
  // GitHub draws these; the site has its own drawings.
  const plain = linked.replaceAll(/<!-- chart: .+? -->\n```mermaid\n[\s\S]*?```\n<!-- \/chart -->\n/g, '');
  await writeFile(join(built, page), plain.replaceAll(/```mermaid\n[\s\S]*?```\n/g, ''));
}

/** Replaces a line `<!-- chart: auth.signIn -->` by a drawing of that state. */
async function withCharts(text: string): Promise<string> {
  const parts = text.split(/^<!-- chart: ([\w.]+) -->$/m);
  const drawn = await Promise.all(
    parts.map(async (part, index) =>
      index % 2 === 1 ? `<figure class="chart">${await drawChart(part)}</figure>` : part,
    ),
  );
  return drawn.join('');
}

/** Replaces a line `<!-- table: views -->` by the table of that name, which is generated for the README. */
const withTables = (text: string, readme: string): string =>
  text.replaceAll(/^<!-- table: (\w+) -->$/gm, (_line, name: string) => {
    const table = readme.split(`<!-- ${name} -->`)[1]?.split(`<!-- /${name} -->`)[0];
    if (table === undefined) throw new Error(`The README of @latchkey/auth has no table "${name}".`);
    return table.trim();
  });

/** Replaces the line `<!-- recipe: aws-credentials -->` by the code of the README, which its tests run. */
function withRecipe(text: string, readme: string): string {
  const recipe = /^## Credentials for AWS\n[\s\S]*?^(```ts\n[\s\S]*?^```)$/m.exec(readme)?.[1];
  if (recipe === undefined)
    throw new Error('The README of @latchkey/auth has no recipe for AWS credentials.');
  return text.replace('<!-- recipe: aws-credentials -->', () => recipe);
}

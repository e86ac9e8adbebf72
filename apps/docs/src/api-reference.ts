/**
 * The API reference: a page for each entry of each package, from its doc comments.
 *
 * @module
 */
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Application, type TypeDocOptions } from 'typedoc';
import type { PluginOptions } from 'typedoc-plugin-markdown';
import { built, docs } from './write-pages.ts';

interface Manifest {
  readonly name: string;
  readonly exports: Readonly<Record<string, unknown>>;
}

const packages = join(docs, '../../packages');

/** @throws Error if an entry cannot be read */
export async function writeReference(): Promise<void> {
  for (const folder of await readdir(packages)) await writePackage(folder);
}

/** Left out: the previous name of an entry, and the build of all entries. */
const LEFT_OUT = ['./step', './standalone'];

async function writePackage(folder: string): Promise<void> {
  const target = join(built, 'api', folder);
  // A file of this repository.
  const { name, exports } = JSON.parse(
    await readFile(join(packages, folder, 'package.json'), 'utf8'),
  ) as Manifest;
  const sources = new Map<string, string>();
  for (const [entry, conditions] of Object.entries(exports)) {
    const source = sourceOf(conditions);
    if (source !== null && !LEFT_OUT.includes(entry)) sources.set(`${name}${entry.slice(1)}`, source);
  }
  if (sources.size === 0) return;
  const options: Partial<TypeDocOptions & PluginOptions> = {
    name,
    entryPoints: [...sources.values()].map((source) => join(packages, folder, source)),
    tsconfig: join(packages, folder, 'tsconfig.json'),
    compilerOptions: { customConditions: ['@latchkey/source'] },
    plugin: ['typedoc-plugin-markdown'],
    outputFileStrategy: 'modules',
    outputs: [{ name: 'markdown', path: target }],
    readme: 'none',
    // The main entry is `index`.
    entryFileName: 'entries',
    hideBreadcrumbs: true,
    hidePageHeader: true,
    sanitizeComments: true,
    excludeInternal: true,
    excludeExternals: true,
    disableSources: true,
    skipErrorChecking: true,
    logLevel: 'Error',
    parametersFormat: 'table',
    interfacePropertiesFormat: 'table',
    typeDeclarationFormat: 'table',
  };
  const app = await Application.bootstrapWithPlugins(options);
  const project = await app.convert();
  if (!project) throw new Error(`The entries of ${name} could not be read.`);
  await app.generateOutputs(project);
  await nameEntries(target, sources);
}

/** TypeDoc names a page after its source, `fetch/index.ts`; an app imports it as `@latchkey/auth/fetch`. */
async function nameEntries(target: string, sources: ReadonlyMap<string, string>): Promise<void> {
  for (const [entry, source] of sources) {
    const module = source.replace(/^\.\/src\//, '').replace(/(\/index)?\.tsx?$/, '');
    const page = join(target, sources.size === 1 ? 'entries.md' : `${module}.md`);
    const text = await readFile(page, 'utf8');
    await writeFile(page, text.replace(/^# .*$/m, `# ${entry}`));
  }
  // With one entry, its page is the list of entries.
  if (sources.size === 1) await rename(join(target, 'entries.md'), join(target, 'index.md'));
  else await rm(join(target, 'entries.md'));
}

/** Returns the path of an entry's source; null if it is not our code. */
function sourceOf(conditions: unknown): string | null {
  if (typeof conditions !== 'object' || conditions === null) return null;
  const source: unknown = Object.entries(conditions).find(
    ([condition]) => condition === '@latchkey/source',
  )?.[1];
  return typeof source === 'string' && /\.tsx?$/.test(source) ? source : null;
}

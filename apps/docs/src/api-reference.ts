/**
 * The API reference: a page for each entry of each package, from its doc comments.
 *
 * @module
 */
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Application, type TypeDocOptions } from 'typedoc';
import type { PluginOptions } from 'typedoc-plugin-markdown';
import ts from 'typescript';
import { built, docs } from './write-pages.ts';

interface Manifest {
  readonly name: string;
  readonly exports: Readonly<Record<string, unknown>>;
}

const root = join(docs, '../..');
const packages = join(root, 'packages');

/** The sources of a package's entries, by the name that an app imports. */
interface Entries {
  readonly folder: string;
  readonly name: string;
  readonly sources: ReadonlyMap<string, string>;
}

/** @throws Error if an entry cannot be read */
export async function writeReference(): Promise<void> {
  const read = await Promise.all((await readdir(packages)).map(entriesOf));
  const documented = read.filter(({ sources }) => sources.size > 0);
  const program = programOf(documented.flatMap(pathsOf));
  for (const entries of documented) await writePackage(entries, program);
}

/** Left out: the previous name of an entry, and the build of all entries. */
const LEFT_OUT = ['./step', './standalone'];

async function entriesOf(folder: string): Promise<Entries> {
  // A file of this repository.
  const { name, exports } = JSON.parse(
    await readFile(join(packages, folder, 'package.json'), 'utf8'),
  ) as Manifest;
  const sources = new Map<string, string>();
  for (const [entry, conditions] of Object.entries(exports)) {
    const source = sourceOf(conditions);
    if (source !== null && !LEFT_OUT.includes(entry)) sources.set(`${name}${entry.slice(1)}`, source);
  }
  return { folder, name, sources };
}

const pathsOf = ({ folder, sources }: Entries): string[] =>
  [...sources.values()].map((source) => join(packages, folder, source));

/** One program for all packages: with one for each, the compiler reads the sources of the lower ones again and again. */
function programOf(files: readonly string[]): ts.Program {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.base.json'), (path) => ts.sys.readFile(path)) as {
    config: { compilerOptions: object };
  };
  const own = { customConditions: ['@latchkey/source'], types: ['node'], jsx: 'react-jsx' };
  const { options } = ts.convertCompilerOptionsFromJson({ ...config.compilerOptions, ...own }, docs);
  return ts.createProgram({ rootNames: files, options });
}

async function writePackage(entries: Entries, program: ts.Program): Promise<void> {
  const { folder, name, sources } = entries;
  const target = join(built, 'api', folder);
  const options: Partial<TypeDocOptions & PluginOptions> = {
    name,
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
    logLevel: 'Error',
    parametersFormat: 'table',
    interfacePropertiesFormat: 'table',
    typeDeclarationFormat: 'table',
  };
  const app = await Application.bootstrapWithPlugins(options);
  const points = [...sources.values()].map((source) => {
    const sourceFile = program.getSourceFile(join(packages, folder, source));
    if (!sourceFile) throw new Error(`${name} has no ${source}.`);
    return { displayName: moduleOf(source), program, sourceFile };
  });
  await app.generateOutputs(app.converter.convert(points));
  await nameEntries(target, sources);
}

/** The name of a module, from its source: `fetch` from `./src/fetch/index.ts`. */
const moduleOf = (source: string): string =>
  source.replace(/^\.\/src\//, '').replace(/(\/index)?\.tsx?$/, '');

/** TypeDoc names a page after its source, `fetch/index.ts`; an app imports it as `@latchkey/auth/fetch`. */
async function nameEntries(target: string, sources: ReadonlyMap<string, string>): Promise<void> {
  for (const [entry, source] of sources) {
    const page = join(target, sources.size === 1 ? 'entries.md' : `${moduleOf(source)}.md`);
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

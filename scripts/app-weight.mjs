/**
 * The size of an app that imports `createAuth`, held to limits: all chunks built by Vite and esbuild, each compressed by
 * itself as on servers. The worker of `isolation: 'worker'` is a separate file and not included.
 */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { build as esbuild } from 'esbuild';
import { build as vite } from 'vite';
import { root } from './child.mjs';

/**
 * In bytes of brotli: the current sizes, rounded up to a tenth of a kilobyte. XState is 11 kB of it, and the goals are 23,
 * 31.5 and 37: the excess keeps promises of FAULTS.md. Of everything, 8 kB are managed login, 5 of them oauth4webapi's:
 * loaded by apps that have a domain, and never by others (`managed-login-weight.mjs`).
 */
const limits = {
  vite: { 'first load': 29_700, 'with a sign-in by SRP': 42_400, everything: 69_400 },
  // It compresses less well in more files, and loads a module with all that its neighbours need.
  esbuild: { 'first load': 32_500, 'with a sign-in by SRP': 46_000, everything: 75_300 },
};

/** The panel of the devtools, with Preact, its style sheet and the drawing of the chart: one file, loaded when it is opened. */
const panelLimit = 34_000;

/** @typedef {{ code: string | Uint8Array, imports: string[], modules: string[], isEntry: boolean }} Chunk by its file's name */

/**
 * Returns the names of some chunks and of all their static imports.
 * @param {Record<string, Chunk>} chunks
 * @param {(chunk: Chunk) => boolean} isMeant
 */
export function loadedWith(chunks, isMeant) {
  const names = new Set(Object.keys(chunks).filter((name) => chunks[name] && isMeant(chunks[name])));
  if (names.size === 0) throw new Error('There is no such chunk.');
  // A Set also iterates over items added meanwhile.
  for (const name of names) for (const imported of chunks[name]?.imports ?? []) names.add(imported);
  return names;
}

export const authDist = join(root, 'packages', 'auth', 'dist');
const plainApp = `import { createAuth } from ${JSON.stringify(join(authDist, 'index.js'))};
globalThis.auth = createAuth({ userPoolId: 'eu-west-2_AbC123', clientId: '1example23456789' });`;

/**
 * As long and as hard to compress as Vite's own names, but the same after each change: so the size of an app does not depend on
 * chance.
 * @param {{ name: string }} chunk
 */
const steadyName = ({ name }) => `assets/${name}-${digestOf(name).toString('base64url').slice(0, 8)}.js`;

const digestOf = (/** @type {string} */ text) => createHash('sha256').update(text).digest();

/**
 * esbuild's output with steady names, each made from the modules in its file.
 * @param {readonly string[]} contents
 * @param {readonly string[]} inputs - of each file
 * @param {readonly string[]} names
 */
function steady(contents, inputs, names) {
  let steadied = [...contents];
  for (const [index, name] of names.entries()) {
    const hash = /-([A-Z\d]{8})\.js$/.exec(name)?.[1];
    if (hash === undefined) continue;
    const other = digestOf(inputs[index] ?? '')
      .readBigUInt64BE()
      .toString(36)
      .slice(0, 8)
      .toUpperCase();
    steadied = steadied.map((code) => code.replaceAll(hash, other));
  }
  return steadied;
}

/**
 * Builds an app with Vite.
 * @param {object} [options]
 * @param {string} [options.app] - its only module. Default: one that calls `createAuth` of the main entry
 * @param {boolean} [options.minify]
 * @param {import('vite').Plugin[]} [options.plugins]
 * @returns {Promise<import('vite').Rolldown.OutputChunk[]>}
 */
export async function viteChunks({ app = plainApp, minify = true, plugins = [] } = {}) {
  const result = await vite({
    configFile: false,
    root: authDist,
    logLevel: 'error',
    plugins: [
      {
        name: 'app',
        resolveId: (id) => (id === 'app' ? id : null),
        load: (id) => (id === 'app' ? app : null),
      },
      ...plugins,
    ],
    build: {
      write: false,
      minify,
      modulePreload: false,
      rolldownOptions: { input: 'app', output: { entryFileNames: steadyName, chunkFileNames: steadyName } },
    },
  });
  const { output } = /** @type {import('vite').Rolldown.RolldownOutput} */ (result);
  return output.filter((file) => file.type === 'chunk');
}

/** @returns {Promise<Record<string, Chunk>>} */
async function builtByVite() {
  const chunks = await viteChunks();
  return Object.fromEntries(
    chunks.map(({ fileName, code, imports, moduleIds, isEntry }) => [
      fileName,
      { code, imports, modules: moduleIds, isEntry },
    ]),
  );
}

/** @returns {Promise<Record<string, Chunk>>} */
async function builtByEsbuild() {
  const { outputFiles, metafile } = await esbuild({
    stdin: { contents: plainApp, resolveDir: authDist, sourcefile: 'app' },
    absWorkingDir: root,
    bundle: true,
    minify: true,
    splitting: true,
    format: 'esm',
    outdir: 'app',
    write: false,
    metafile: true,
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  const names = outputFiles.map(({ path }) => relative(root, path).replaceAll('\\', '/'));
  const codes = steady(
    outputFiles.map(({ text }) => text),
    names.map((name) => Object.keys(metafile.outputs[name]?.inputs ?? {}).join()),
    names,
  );
  return Object.fromEntries(
    names.map((name, index) => {
      const { imports = [], inputs = {}, entryPoint } = metafile.outputs[name] ?? {};
      const direct = imports
        .filter(({ kind }) => kind === 'import-statement')
        .map((imported) => imported.path);
      return [
        name,
        {
          code: codes[index] ?? '',
          imports: direct,
          modules: Object.keys(inputs),
          isEntry: entryPoint?.endsWith('app') ?? false,
        },
      ];
    }),
  );
}

/** @param {Record<string, Chunk>} chunks */
function weights(chunks) {
  const isSignIn = (/** @type {Chunk} */ { modules }) =>
    modules.some((module) => module.replaceAll('\\', '/').endsWith('/services/chunks/sign-in.js'));
  const parts = {
    'first load': loadedWith(chunks, ({ isEntry }) => isEntry),
    'with a sign-in by SRP': loadedWith(chunks, (chunk) => chunk.isEntry || isSignIn(chunk)),
    everything: new Set(Object.keys(chunks)),
  };
  return Object.entries(parts).map(([part, names]) => ({
    part: /** @type {keyof typeof parts} */ (part),
    files: names.size,
    bytes: [...names].reduce((sum, name) => sum + brotliCompressSync(chunks[name]?.code ?? '').length, 0),
  }));
}

/** As built by Vite: each part with its files and bytes. */
export const appWeights = async () => weights(await builtByVite());

async function weighPanel() {
  const file = await readFile(join(root, 'packages', 'devtools', 'dist', 'chunks', 'panel.js'));
  const bytes = brotliCompressSync(file).length;
  return {
    isOver: bytes > panelLimit,
    text: `the panel of the devtools: ${bytes}, ${panelLimit} are allowed`,
  };
}

/**
 * A check in `npm test`, on the builds of @latchkey/auth and @latchkey/devtools.
 * @returns {Promise<{ code: number, output: string }>}
 */
export async function weighApp() {
  const built = { vite: await appWeights(), esbuild: weights(await builtByEsbuild()) };
  const rows = Object.entries(built).flatMap(([bundler, parts]) =>
    parts.map(({ part, files, bytes }) => {
      const limit = limits[/** @type {keyof typeof limits} */ (bundler)][part];
      return {
        isOver: bytes > limit,
        text: `${bundler}, ${part}: ${bytes} in ${files} files, ${limit} are allowed`,
      };
    }),
  );
  rows.push(await weighPanel());
  return {
    code: rows.some(({ isOver }) => isOver) ? 1 : 0,
    output: `${rows.map(({ text }) => text).join('\n')}\n`,
  };
}

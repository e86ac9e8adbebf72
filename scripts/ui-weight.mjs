/** The size that @latchkey/ui adds to an app beyond React and @latchkey/auth, held to limits. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { build } from 'esbuild';
import { root } from './child.mjs';

const dist = join(root, 'packages', 'ui', 'dist');
const first = ['{ Authenticator } from "./index.js"'];

/**
 * In bytes of brotli: the current sizes, rounded up to a tenth of a kilobyte. The budget of a sign-in is 14 kB, of the sheet
 * 6.
 */
const parts = [
  { name: 'the sign-in form', imports: first, limit: 4_700 },
  {
    name: 'with all views behind it and all that they say',
    imports: [
      ...first,
      '{ LaterView } from "./views/later-views.js"',
      '{ FaultMessage } from "./parts/form-parts.js"',
    ],
    limit: 13_300,
  },
  { name: 'the account', imports: ['{ Account } from "./account/index.js"'], limit: 12_800 },
];

/** @param {readonly string[]} imports */
async function weigh(imports) {
  const { outputFiles } = await build({
    stdin: { contents: imports.map((text) => `export ${text};`).join('\n'), resolveDir: dist },
    absWorkingDir: root,
    bundle: true,
    minify: true,
    format: 'esm',
    write: false,
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [
      {
        name: 'leave-out',
        setup: (bundler) =>
          bundler.onResolve({ filter: /.*/ }, ({ kind, path }) =>
            kind === 'dynamic-import' || /^(react|react-dom|@latchkey\/auth)(\/|$)/.test(path)
              ? { path, external: true }
              : undefined,
          ),
      },
    ],
  });
  return brotliCompressSync(outputFiles[0]?.contents ?? '').length;
}

/**
 * A check in `npm test`, on the build of @latchkey/ui.
 * @returns {Promise<{ code: number, output: string }>}
 */
export async function weighUi() {
  const scripts = await Promise.all(
    parts.map(async ({ name, imports, limit }) => ({ name, limit, bytes: await weigh(imports) })),
  );
  const sheet = brotliCompressSync(await readFile(join(dist, 'styles.css'))).length;
  const rows = [...scripts, { name: 'the style sheet', limit: 3_100, bytes: sheet }];
  return {
    code: rows.some(({ bytes, limit }) => bytes > limit) ? 1 : 0,
    output: `${rows.map(({ name, bytes, limit }) => `ui, ${name}: ${bytes}, ${limit} are allowed`).join('\n')}\n`,
  };
}

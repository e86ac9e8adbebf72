/** The bytes of an app that imports `createAuth`, by module: `pnpm size --by-module`. */
import { brotliCompressSync } from 'node:zlib';
import { transform } from 'esbuild';
import { viteChunks } from './app-weight.mjs';

/**
 * Returns the size of some modules in one file.
 * @param {readonly string[]} codes
 */
async function packed(codes) {
  // In a function, so that their names are shortened; nothing is dropped.
  const body = codes.map((code) => code.replace(/^export /gm, '')).join('\n');
  const { code } = await transform(`(()=>{${body}\n})()`, { minify: true, treeShaking: false });
  return brotliCompressSync(code).length;
}

/** @param {string} id */
const shortName = (id) => id.replace(/.*\/(packages|node_modules)\//, '').replace('/dist/', '/');

/**
 * Each chunk built by Vite, largest first, with its modules: the bytes of brotli that it saves without each of them. Text
 * that several modules share counts for none of them, so the sum is less than the chunk.
 * @returns {Promise<{ code: number, output: string }>}
 */
export async function weighModules() {
  const chunks = await viteChunks({ minify: false });
  const weighed = await Promise.all(
    chunks.map(async ({ fileName, modules }) => {
      const codes = Object.entries(modules).flatMap(([id, { code }]) => (code ? [{ id, code }] : []));
      const bytes = await packed(codes.map(({ code }) => code));
      const rows = await Promise.all(
        codes.map(async ({ id }) => {
          const others = codes.filter((other) => other.id !== id);
          return { id, own: bytes - (await packed(others.map(({ code }) => code))) };
        }),
      );
      rows.sort((a, b) => b.own - a.own);
      return {
        bytes,
        lines: [`${bytes} ${fileName}`, ...rows.map(({ id, own }) => `  ${own} ${shortName(id)}`)],
      };
    }),
  );
  weighed.sort((a, b) => b.bytes - a.bytes);
  return { code: 0, output: `${weighed.flatMap(({ lines }) => lines).join('\n')}\n` };
}

/** The size of what a browser loads before the demo's sign-in page can be used, held to a limit. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { root } from './child.mjs';

/**
 * In bytes of gzip. React and React DOM are 67,400 of it, XState is 13,000. The goal is 100,000: the excess is the library, whose
 * first load grew with the faults that it survives.
 */
const limit = 107_000;

/**
 * @typedef {{ file: string, imports?: string[] }} Chunk
 * @typedef {Record<string, Chunk>} Manifest a build's `.vite/manifest.json`
 */

/**
 * Returns the scripts in a page, and all their static imports, each once.
 * @param {string} html
 * @param {Manifest} manifest
 * @returns {string[]}
 */
export function scriptsOf(html, manifest) {
  const named = [...html.matchAll(/<script\b[^>]*\ssrc="\.?\/?([^"]+)"/g)].flatMap(([, file]) => file ?? []);
  const files = new Set(named);
  const chunks = Object.values(manifest);
  // A Set also iterates over items added meanwhile.
  for (const file of files) {
    const chunk = chunks.find((other) => other.file === file);
    for (const key of chunk?.imports ?? []) {
      const imported = manifest[key];
      if (imported === undefined)
        throw new Error(`${file} imports ${key}, which the manifest does not have.`);
      files.add(imported.file);
    }
  }
  return [...files];
}

/**
 * A check in `npm test`, on the build of the demo.
 * @returns {Promise<{ code: number, output: string }>}
 */
export async function weighSignInPage() {
  const dist = join(root, 'apps', 'demo', 'dist');
  const [html, manifest] = await Promise.all(
    ['index.html', '.vite/manifest.json'].map((file) => readFile(join(dist, file), 'utf8')),
  );
  const chunks = /** @type {Manifest} */ (JSON.parse(manifest ?? ''));
  const files = scriptsOf(html ?? '', chunks);
  const weights = await Promise.all(
    files.map(async (file) => gzipSync(await readFile(join(dist, file)), { level: 9 }).length),
  );
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const lines = files.map((file, index) => `${weights[index]} ${file}`);
  const verdict = `${total} bytes of script in gzip, ${limit} are allowed`;
  return { code: total > limit ? 1 : 0, output: [...lines, verdict, ''].join('\n') };
}

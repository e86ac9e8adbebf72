/**
 * Writes src/wasm/code.ts, which is not committed: the module of src/wasm/power.wat as base64. Runs at each install and
 * build.
 */
import { readFile, writeFile } from 'node:fs/promises';
import wabt from 'wabt';

const folder = new URL('../src/wasm/', import.meta.url);
const assembler = await wabt();
const source = await readFile(new URL('power.wat', folder), 'utf8');
const parsed = assembler.parseWat('power.wat', source, { simd: true, bulk_memory: true });
parsed.validate();
const { buffer } = parsed.toBinary({ write_debug_names: false });
const text = `/** power.wat, assembled by scripts/assemble.mjs. */
export const code =
  '${Buffer.from(buffer).toString('base64')}';
`;
const target = new URL('code.ts', folder);
const before = await readFile(target, 'utf8').catch(() => '');
// Unchanged files are not written, so that watchers and incremental builds see no change.
if (before !== text) await writeFile(target, text);

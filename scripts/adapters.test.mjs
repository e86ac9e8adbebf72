import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { build } from 'vite';
import { describe, expect, test } from 'vitest';
import { root } from './child.mjs';

const comment = /^\s*(\/\/|\/?\*)/;

// An adapter fits the core to a framework. Anything else belongs in `auth/src/ui`, for all of them.
describe.each([
  ['vue', 850],
  ['svelte', 500],
  ['angular', 900],
])('the adapter for %s', (name, bytes) => {
  const folder = join(root, 'packages', name, 'src');

  test('has at most 100 lines of code', () => {
    const lines = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.includes('.test.'))
      .flatMap((file) => readFileSync(join(folder, file), 'utf8').split('\n'))
      .filter((line) => line.trim() !== '' && !comment.test(line));
    expect(lines.length).toBeLessThanOrEqual(100);
  });

  test(`adds at most ${bytes} bytes to the framework and the core`, async () => {
    const built = await build({
      configFile: false,
      logLevel: 'silent',
      build: {
        write: false,
        target: 'es2022',
        lib: { entry: join(folder, 'index.ts'), formats: ['es'] },
        minify: true,
        rolldownOptions: { external: /^[@\w]/ },
      },
    });
    const chunks = [built].flat().flatMap((result) => ('output' in result ? result.output : []));
    const code = chunks.map((chunk) => ('code' in chunk ? chunk.code : '')).join('');
    expect(code).toContain('@latchkey/auth/ui');
    expect(brotliCompressSync(code).length).toBeLessThanOrEqual(bytes);
  });
});

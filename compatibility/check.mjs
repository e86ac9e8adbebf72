/** Compiles an app against the published files, the built `.d.ts`, with every supported compiler and setting. */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, run } from '../scripts/child.mjs';

const home = join(root, 'compatibility');

/** Each is a dependency of this package under the name `typescript-VERSION`. */
const compilers = ['5.4', '5.7', '5.9', '6', '7'];

const bundler = { moduleResolution: 'bundler', module: 'esnext', exactOptionalPropertyTypes: true };
const nodenext = { moduleResolution: 'nodenext', module: 'nodenext', exactOptionalPropertyTypes: false };

/**
 * The compilers that also check the published types themselves: 7 with those of all libraries, which it does quickly.
 * With exactOptionalPropertyTypes XState's do not compile.
 */
const thorough = ['5.7', '7'];

const matrix = compilers.flatMap((compiler) => [
  { compiler, options: { ...nodenext, skipLibCheck: !thorough.includes(compiler) } },
  { compiler, options: { ...bundler, skipLibCheck: true } },
]);

/**
 * Returns a module that imports every entry of every package.
 * @returns {string}
 */
function everyEntry() {
  const manifests = readdirSync(join(root, 'packages')).map(
    (name) =>
      /** @type {{ name: string, exports: Record<string, object | string> }} */ (
        JSON.parse(readFileSync(join(root, 'packages', name, 'package.json'), 'utf8'))
      ),
  );
  const entries = manifests.flatMap(({ name, exports }) =>
    Object.entries(exports)
      .filter(([, conditions]) => typeof conditions !== 'string' && 'types' in conditions)
      .map(([entry]) => `${name}${entry.slice(1)}`),
  );
  const imports = entries.map((entry, index) => `import * as entry${index} from '${entry}';`);
  const names = entries.map((_entry, index) => `entry${index}`);
  return [...imports, `export default [${names.join(', ')}];`, ''].join('\n');
}

/**
 * @param {(typeof matrix)[number]} row
 * @param {number} index
 */
async function compile({ compiler, options }, index) {
  const folder = join(home, '.latchkey/types', String(index));
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'entries.ts'), everyEntry());
  const compilerOptions = {
    target: 'es2022',
    lib: ['es2022', 'dom', 'dom.iterable'],
    strict: true,
    jsx: 'react-jsx',
    types: ['node'],
    noEmit: true,
    ...options,
  };
  const files = ['entries.ts', '../../../consumer.tsx'];
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files }));
  const name = `typescript-${compiler}`;
  const command =
    compiler === '5.7' && !options.skipLibCheck
      ? [join(home, 'own-types.mjs'), name, folder]
      : [join(home, 'node_modules', name, 'bin/tsc'), '-p', folder, '--pretty', 'false'];
  const { code, output } = await run(process.execPath, command, { cwd: home });
  console.log(`${code === 0 ? 'ok  ' : 'FAIL'}  TypeScript ${compiler}, ${JSON.stringify(options)}`);
  if (code === 0) return;
  console.log(output);
  process.exitCode = 1;
}

// Two at a time.
const rows = matrix.entries();
await Promise.all(
  [0, 1].map(async () => {
    for (const [index, row] of rows) await compile(row, index);
  }),
);
rmSync(join(home, '.latchkey/types'), { recursive: true, force: true });

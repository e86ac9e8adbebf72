import { readFile, realpath } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = dirname(fileURLToPath(import.meta.url));
const packages = join(here, '..', 'node_modules');

/** The contenders, ours first. */
export const contenders = {
  latchkey: '@latchkey/srp',
  'latchkey-bigint': '@latchkey/srp without WebAssembly',
  amplify: '@aws-amplify/auth',
  'identity-js': 'amazon-cognito-identity-js',
  'passwordless-auth': 'amazon-cognito-passwordless-auth',
};

// The real path, so that a peer finds its own dependencies.
const inPackages = async (path) => ({ path: await realpath(join(packages, path)) });

// The peers do not export their arithmetic, so it is imported by file path.
const reachInside = {
  name: 'reach-inside',
  setup({ onLoad, onResolve }) {
    onResolve({ filter: /^@aws-amplify\/auth\/srp\// }, ({ path }) =>
      inPackages(path.replace('/srp/', '/dist/esm/providers/cognito/utils/srp/')),
    );
    onResolve({ filter: /^amazon-cognito-passwordless-auth\/client\// }, ({ path }) =>
      inPackages(path.replace('/client/', '/dist/client/')),
    );
    onLoad({ filter: /passwordless-auth\/dist\/client\/srp\.js$/ }, async ({ path }) => ({
      contents: `${await readFile(path, 'utf8')}
export { calculateLargeAHex, calculateSrpSignature, generateSmallA };`,
    }));
  },
};

/** One contender as a minified script that leaves its functions on `globalThis.contenders`. */
export async function bundle(contender) {
  const result = await build({
    entryPoints: [join(here, 'contenders', `${contender}.mjs`)],
    bundle: true,
    minify: true,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    globalName: 'contender',
    define: { global: 'globalThis' },
    footer: { js: `(globalThis.contenders ??= {})[${JSON.stringify(contender)}] = contender;` },
    plugins: [reachInside],
    write: false,
    logLevel: 'error',
  });
  return result.outputFiles[0].text;
}

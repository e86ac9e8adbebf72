/**
 * `pnpm release:check`: packs every package as it would be published, installs the tarballs in an empty app, and signs in
 * there: in Node, Deno and Bun, and in a browser with the builds of Vite, webpack and Next.js, and with the seven lines of
 * @latchkey/ui. Then it creates an app from
 * each template of create-latchkey, and runs its scripts. Needs a browser and the npm registry. An argument selects steps by
 * name: `pnpm release:check vue`.
 */
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root, run } from '../../scripts/child.mjs';
import { chromiumLaunch } from '../../scripts/chromium-launch.mjs';
import { codeBlocks } from '../../scripts/code-blocks.mjs';
import { pnpm } from '../../scripts/pnpm.mjs';
import { Problem } from '../../scripts/problem.mjs';

/** The app's build tools, besides our packages. */
const others = {
  xstate: '5.33.3',
  vite: '8.3.8',
  webpack: '5.113.0',
  'webpack-cli': '6.0.1',
  react: '19.3.1',
  'react-dom': '19.3.1',
  deno: '2.9.6',
  bun: '1.4.5',
};

const templates = ['react', 'vue', 'svelte'];

/** The requested parts; none means all. */
const wanted = process.argv.slice(2);
const isWanted = (/** @type {string} */ part) => wanted.length === 0 || wanted.includes(part);

/**
 * @param {string} what
 * @param {() => Promise<{ code: number, output: string }>} work
 */
async function step(what, work) {
  const { code, output } = await work();
  console.log(`${code === 0 ? 'ok  ' : 'FAIL'}  ${what}`);
  if (code !== 0) throw new Problem(output);
}

/**
 * Replaces the registry's packages, which may not exist yet, by the packed ones.
 * @param {string} folder
 * @param {Record<string, string>} tarballs
 */
function takePacked(folder, tarballs) {
  const file = join(folder, 'package.json');
  const manifest =
    /** @type {{ dependencies: Record<string, string>, devDependencies?: Record<string, string> }} */ (
      JSON.parse(readFileSync(file, 'utf8'))
    );
  const places = Object.fromEntries(
    Object.entries(tarballs).map(([name, place]) => [name, place.replace('file:', 'file:../')]),
  );
  const packed = (/** @type {Record<string, string>} */ dependencies) =>
    Object.fromEntries(Object.entries(dependencies).map(([name, range]) => [name, places[name] ?? range]));
  const { dependencies, devDependencies = {}, ...rest } = manifest;
  writeFileSync(
    file,
    JSON.stringify({
      ...rest,
      dependencies: packed(dependencies),
      devDependencies: packed(devDependencies),
      overrides: places,
    }),
  );
}

const npmInstall = ['install', '--no-audit', '--no-fund'];

/**
 * Creates an app with `create-latchkey` on the packed packages, and runs its scripts.
 * @param {string} app where they are installed
 * @param {Record<string, string>} tarballs
 * @param {string} template
 */
async function tryCreated(app, tarballs, template) {
  const created = join(app, template);
  await step(`create-latchkey makes an app for ${template}`, () =>
    run('npx', ['create-latchkey', template, '--template', template], { cwd: app }),
  );
  takePacked(created, tarballs);
  await step('its packages install', () => run('npm', npmInstall, { cwd: created }));
  for (const script of ['test', 'build', 'e2e'])
    await step(`its script "${script}" passes`, () =>
      run('npm', ['run', script], {
        cwd: created,
        env: { BROWSER_PATH: chromiumLaunch.executablePath ?? '' },
      }),
    );
}

/**
 * Next.js in a project of its own: it inspects the folder around it.
 * @param {string} app
 * @param {Record<string, string>} tarballs
 */
async function tryNext(app, tarballs) {
  const project = join(app, 'next');
  cpSync(join(root, 'compatibility/release/next'), project, { recursive: true });
  const file = join(project, 'package.json');
  const manifest = /** @type {{ dependencies: object }} */ (JSON.parse(readFileSync(file, 'utf8')));
  const ours = { '@latchkey/auth': '*', '@latchkey/react': '*' };
  writeFileSync(file, JSON.stringify({ ...manifest, dependencies: { ...manifest.dependencies, ...ours } }));
  takePacked(project, tarballs);
  await step('its packages install beside Next.js', () => run('npm', npmInstall, { cwd: project }));
  await step('Next.js builds', () => run('npx', ['next', 'build'], { cwd: project }));
  await signIn(app, 'next/built');
}

/**
 * @param {string} app
 * @param {string} folder what was built
 */
const signIn = (app, folder) =>
  step(`what is in ${folder} signs in`, () =>
    run(process.execPath, [join(root, 'compatibility/release/sign-in.mjs'), app, folder]),
  );

/**
 * The seven lines of the README of @latchkey/ui, and one for the devtools, which only a development build has.
 * @param {string} app
 */
async function tryUi(app) {
  const project = join(app, 'ui');
  cpSync(join(root, 'compatibility/release/ui'), project, { recursive: true });
  const readme = readFileSync(join(root, 'packages/ui/README.md'), 'utf8');
  const lines = codeBlocks(readme)[0]?.code.trimEnd().split('\n') ?? [];
  const isPage = lines.length === 7 && lines.some((line) => line.includes('<Authenticator'));
  if (!isPage) throw new Problem('The README of @latchkey/ui does not begin with a page of seven lines.');
  // The pool of the check, in place of the README's.
  const code = lines.join('\n').replace(/createAuth\(\{.*\}\)/, 'createAuth(pool)');
  const pool = `const { pool: userPoolId, client: clientId, endpoint } =
  Object.fromEntries(new URLSearchParams(location.search));
export const pool = { userPoolId, clientId, endpoint };\n`;
  writeFileSync(join(project, 'pool.js'), pool);
  writeFileSync(
    join(project, 'main.tsx'),
    `import { mountDevtools } from '@latchkey/devtools';\nimport { pool } from './pool.js';\n${code}\nmountDevtools(auth);\n`,
  );
  for (const environment of ['production', 'development']) {
    await step(`Vite builds the seven lines for ${environment}`, () =>
      run('npx', ['vite', 'build', 'ui', '--outDir', `../ui-${environment}`, '--emptyOutDir'], {
        cwd: app,
        env: { NODE_ENV: environment },
      }),
    );
    const files = readdirSync(join(app, `ui-${environment}`), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.js'))
      .map((file) => readFileSync(join(app, `ui-${environment}`, file), 'utf8'));
    if (files.some((code) => code.includes('latchkey-devtools')) !== (environment === 'development')) {
      throw new Problem(`The devtools belong in development builds only: see the one for ${environment}.`);
    }
    await step(`they sign in, ${environment === 'production' ? 'without' : 'with'} devtools`, () =>
      run(process.execPath, [
        join(root, 'compatibility/release/sign-in-ui.mjs'),
        app,
        `ui-${environment}`,
        environment,
      ]),
    );
  }
}

const app = mkdtempSync(join(tmpdir(), 'latchkey-release-'));
try {
  const tarballs = join(app, 'tarballs');
  mkdirSync(tarballs);
  const packages = readdirSync(join(root, 'packages'));
  /** @type {Record<string, string>} */
  const dependencies = {};
  for (const folder of packages) {
    const manifest = readFileSync(join(root, 'packages', folder, 'package.json'), 'utf8');
    const { name } = /** @type {{ name: string }} */ (JSON.parse(manifest));
    const before = new Set(readdirSync(tarballs));
    await step(`${name} is packed`, () =>
      pnpm(['--dir', join('packages', folder), 'pack', '--pack-destination', tarballs]),
    );
    dependencies[name] = `file:tarballs/${readdirSync(tarballs).find((file) => !before.has(file))}`;
  }
  cpSync(join(root, 'compatibility/release/app'), app, { recursive: true });
  const manifest = { private: true, type: 'module', dependencies: { ...dependencies, ...others } };
  writeFileSync(join(app, 'package.json'), JSON.stringify(manifest));
  // Peers of frameworks that this app does not use are not installed.
  await step('they install together', () => run('npm', [...npmInstall, '--legacy-peer-deps'], { cwd: app }));
  if (isWanted('node')) await step('Node signs in', () => run(process.execPath, ['node.mjs'], { cwd: app }));
  if (isWanted('deno'))
    await step('Deno signs in', () =>
      run('npx', ['deno', 'run', '--allow-all', '--node-modules-dir=manual', 'node.mjs'], { cwd: app }),
    );
  if (isWanted('bun')) await step('Bun signs in', () => run('npx', ['bun', 'node.mjs'], { cwd: app }));
  if (isWanted('vite')) {
    await step('Vite builds', () => run('npx', ['vite', 'build', '--outDir', 'vite'], { cwd: app }));
    await signIn(app, 'vite');
  }
  if (isWanted('ui')) await tryUi(app);
  if (isWanted('webpack')) {
    await step('webpack builds', () =>
      run('npx', ['webpack', '--mode=production', '--entry=./main.js', '--output-path=webpack'], {
        cwd: app,
      }),
    );
    cpSync(join(app, 'webpack.html'), join(app, 'webpack/index.html'));
    await signIn(app, 'webpack');
  }
  if (isWanted('next')) await tryNext(app, dependencies);
  for (const template of templates) if (isWanted(template)) await tryCreated(app, dependencies, template);
} catch (error) {
  if (!(error instanceof Problem)) throw error;
  console.error(error.message);
  process.exitCode = 1;
} finally {
  rmSync(app, { recursive: true, force: true });
}

/**
 * `pnpm release:check`: packs every package as it would be published, installs the tarballs in an empty app, and signs in there: in Node,
 * and in a browser with what Vite and webpack make of it. Needs a browser and the npm registry.
 */
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root, run } from '../../scripts/child.mjs';
import { chromiumLaunch } from '../../scripts/chromium-launch.mjs';
import { pnpm } from '../../scripts/pnpm.mjs';
import { Problem } from '../../scripts/problem.mjs';

/** What the app is built with, beside our packages. */
const others = { xstate: '5.33.3', vite: '8.3.8', webpack: '5.113.0', 'webpack-cli': '6.0.1' };

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
 * Makes an app by `create-latchkey`, on the packages that were packed, and runs its own scripts.
 * @param {string} app where they are installed
 * @param {Record<string, string>} tarballs
 */
async function tryCreated(app, tarballs) {
  const created = join(app, 'created');
  await step('create-latchkey makes an app', () => run('npx', ['create-latchkey', 'created'], { cwd: app }));
  const file = join(created, 'package.json');
  const released = readFileSync(file, 'utf8').replaceAll(
    /"(@latchkey\/\w+)": "[^"]+"/g,
    (_line, /** @type {string} */ name) => `"${name}": "${tarballs[name]?.replace('file:', 'file:../')}"`,
  );
  const manifest = /** @type {{ dependencies: object }} */ (JSON.parse(released));
  // Nothing of ours comes from the registry, where it may not be yet.
  const overrides = Object.fromEntries(
    Object.entries(tarballs).map(([name, place]) => [name, place.replace('file:', 'file:../')]),
  );
  writeFileSync(file, JSON.stringify({ ...manifest, overrides }));
  const npm = (/** @type {string[]} */ ...args) => run('npm', args, { cwd: created });
  await step('its packages install', () => npm('install', '--no-audit', '--no-fund'));
  for (const script of ['test', 'build', 'e2e'])
    await step(`its script "${script}" passes`, () =>
      run('npm', ['run', script], {
        cwd: created,
        env: { BROWSER_PATH: chromiumLaunch.executablePath ?? '' },
      }),
    );
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
  // Peers of frameworks that this app does not use stay away.
  await step('they install together', () =>
    run('npm', ['install', '--no-audit', '--no-fund', '--legacy-peer-deps'], { cwd: app }),
  );
  await step('Node signs in', () => run(process.execPath, ['node.mjs'], { cwd: app }));
  await step('Vite builds', () => run('npx', ['vite', 'build', '--outDir', 'vite'], { cwd: app }));
  await step('webpack builds', () =>
    run('npx', ['webpack', '--mode=production', '--entry=./main.js', '--output-path=webpack'], { cwd: app }),
  );
  cpSync(join(app, 'webpack.html'), join(app, 'webpack/index.html'));
  for (const folder of ['vite', 'webpack'])
    await step(`what ${folder} built signs in`, () =>
      run(process.execPath, [join(root, 'compatibility/release/sign-in.mjs'), app, folder]),
    );
  await tryCreated(app, dependencies);
} catch (error) {
  if (!(error instanceof Problem)) throw error;
  console.error(error.message);
  process.exitCode = 1;
} finally {
  rmSync(app, { recursive: true, force: true });
}

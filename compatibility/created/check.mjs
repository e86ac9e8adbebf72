/**
 * Creates an app from each template of `create-latchkey` with the packages built here, and runs its scripts. Nothing is
 * installed: the apps use this package's dependencies. `pnpm release:check` does the same with what npm would install.
 */
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createApp, TEMPLATES } from 'create-latchkey';
import { root, run } from '../../scripts/child.mjs';
import { chromiumLaunch } from '../../scripts/chromium-launch.mjs';

const here = join(root, 'compatibility/created');
const apps = join(root, 'compatibility/.latchkey/created');

/** @returns {Promise<number>} */
const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, 'localhost', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' ? (address?.port ?? 0) : 0));
    });
  });

/**
 * The ports of an app are fixed, and may be taken here.
 * @param {string} file
 * @param {string} port
 */
async function changePort(file, port) {
  const text = readFileSync(file, 'utf8');
  if (!text.includes(port)) throw new Error(`${file} has no port ${port}.`);
  writeFileSync(file, text.replaceAll(port, String(await freePort())));
}

/** @param {import('create-latchkey').Template} template */
async function tryTemplate(template) {
  const app = await createApp(join(apps, template), { template });
  await changePort(join(app, 'pool.ts'), '4599');
  await changePort(join(app, 'playwright.config.ts'), '5173');
  // Those with their own sign-in must have every view.
  if (template !== 'react') cpSync(join(here, template), join(app, 'src'), { recursive: true });
  for (const script of ['test', 'build', 'e2e']) {
    const from = performance.now();
    const { code, output } = await run('npm', ['run', script], {
      cwd: app,
      env: { BROWSER_PATH: chromiumLaunch.executablePath ?? '' },
    });
    const seconds = ((performance.now() - from) / 1_000).toFixed(1);
    console.log(`${code === 0 ? 'ok  ' : 'FAIL'}  ${template}: npm run ${script} (${seconds} s)`);
    if (code === 0) continue;
    console.log(output);
    process.exitCode = 1;
  }
}

rmSync(apps, { recursive: true, force: true });
for (const template of TEMPLATES) await tryTemplate(template);
rmSync(apps, { recursive: true, force: true });

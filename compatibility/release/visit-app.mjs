/**
 * Opens a built app in a browser, with the sandbox that is installed beside it.
 *
 * @module
 */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright';
import { chromiumLaunch } from '../../scripts/chromium-launch.mjs';

/**
 * @param {string} app where the packed packages are installed
 * @param {string} folder what was built
 * @param {(page: import('playwright').Page) => Promise<void>} visit
 */
export async function visitApp(app, folder, visit) {
  const installed = pathToFileURL(join(app, 'node_modules/@latchkey/sandbox/dist/')).href;
  const { createSandbox } = /** @type {typeof import('@latchkey/sandbox')} */ (
    await import(`${installed}index.js`)
  );
  const { serveSandbox } = /** @type {typeof import('@latchkey/sandbox/node')} */ (
    await import(`${installed}node/index.js`)
  );

  const sandbox = await createSandbox({ users: [{ username: 'ada', password: 'Difference-Engine-1' }] });
  const pool = await serveSandbox(sandbox);
  const types = /** @type {Record<string, string>} */ ({
    '.html': 'text/html',
    '.js': 'text/javascript',
    '.css': 'text/css',
  });
  const site = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const file = join(app, folder, pathname === '/' ? 'index.html' : pathname);
    readFile(file).then(
      (body) => response.setHeader('content-type', types[extname(file)] ?? 'text/plain').end(body),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise((listening) => site.listen(0, 'localhost', () => listening(undefined)));
  const address = site.address();
  const port = typeof address === 'object' ? address?.port : undefined;

  const browser = await chromium.launch(chromiumLaunch);
  try {
    const page = await browser.newPage();
    const query = new URLSearchParams({
      pool: sandbox.userPoolId,
      client: sandbox.clientId,
      endpoint: sandbox.endpoint,
    });
    await page.goto(`http://localhost:${port}/?${query}`);
    await visit(page);
  } finally {
    await browser.close();
    site.closeAllConnections();
    site.close();
    await pool.close();
  }
}

/**
 * Runs a function in a page of WebKitGTK's MiniBrowser, on Linux with the packages `webkit2gtk-driver` and `xvfb`, over the W3C's
 * WebDriver protocol: Playwright's own build of WebKit is another one.
 */
import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function command(url, body, method = body === undefined ? 'GET' : 'POST') {
  const response = await fetch(url, { method, ...(body !== undefined && { body: JSON.stringify(body) }) });
  const { value } = await response.json();
  if (!response.ok) throw new Error(`WebKitWebDriver: ${value.message}`);
  return value;
}

async function ready(url) {
  for (let tries = 0; tries < 100; tries += 1) {
    try {
      return await command(`${url}/status`);
    } catch {
      await pause(100);
    }
  }
  throw new Error('WebKitWebDriver did not answer.');
}

/** Debian and its kin have it in /usr/lib/<architecture>/webkit2gtk-<version>. */
function miniBrowser() {
  const inside = (folder) =>
    existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [];
  return inside('/usr/lib')
    .flatMap((folder) => (folder.includes('linux-gnu') ? inside(folder) : []))
    .filter((folder) => folder.includes('webkit2gtk-4'))
    .map((folder) => join(folder, 'MiniBrowser'))
    .find(existsSync);
}

/** @param {(run: (script: Function, input: unknown) => Promise<unknown>) => Promise<unknown>} use */
export async function withWebKit(address, use) {
  const binary = miniBrowser();
  if (!binary) throw new Error('MiniBrowser of WebKitGTK is not installed.');
  const port = await freePort();
  const driver = spawn('xvfb-run', ['--auto-servernum', 'WebKitWebDriver', `--port=${port}`], {
    stdio: 'ignore',
    // A group of its own, which ends as a whole.
    detached: true,
  });
  const failed = new Promise((_, reject) => {
    driver.once('error', reject);
  });
  try {
    const url = `http://127.0.0.1:${port}`;
    await Promise.race([ready(url), failed]);
    const { sessionId, capabilities } = await command(`${url}/session`, {
      capabilities: {
        alwaysMatch: {
          'webkitgtk:browserOptions': { binary, args: ['--automation'] },
          timeouts: { script: 300_000 },
        },
      },
    });
    const session = `${url}/session/${sessionId}`;
    try {
      await command(`${session}/url`, { url: address });
      const run = async (script, input) => {
        const { result, error } = await command(`${session}/execute/async`, {
          script: `const [input, done] = arguments;
(${script})(input).then((result) => done({ result }), (error) => done({ error: String(error) }));`,
          args: [input],
        });
        if (error) throw new Error(error);
        return result;
      };
      return await use(run, capabilities.browserVersion);
    } finally {
      await command(session, undefined, 'DELETE');
    }
  } finally {
    if (driver.pid) process.kill(-driver.pid);
  }
}

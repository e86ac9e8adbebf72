import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';

/** WebKitGTK's own browser and its driver, where a Debian or an Ubuntu installs them. */
const DRIVER = '/usr/bin/WebKitWebDriver';
const BROWSER = `/usr/lib/${{ x64: 'x86_64', arm64: 'aarch64' }[process.arch as string] ?? 'x86_64'}-linux-gnu/webkit2gtk-4.1/MiniBrowser`;
const DISPLAY = '/usr/bin/Xvfb';
/** Real milliseconds in which the driver and the display start, on a busy machine. */
const START = 20_000;

export const hasWebKit = [DRIVER, BROWSER, DISPLAY].every((path) => existsSync(path));

/** A window of WebKitGTK, driven by its WebDriver. */
export interface WebKit {
  goto(url: string): Promise<unknown>;
  back(): Promise<unknown>;
  /** Runs the body of an async function in the page. */
  run(body: string, ...args: readonly unknown[]): Promise<unknown>;
  close(): Promise<void>;
}

export async function openWebKit(): Promise<WebKit> {
  const children: ChildProcess[] = [];
  const end = () => {
    for (const child of children) child.kill();
  };
  try {
    const display = spawn(DISPLAY, ['-displayfd', '3', '-screen', '0', '1280x800x24'], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    });
    children.push(display);
    const number = await new Promise<string>((resolve, reject) => {
      display.once('error', reject);
      display.stdio[3]?.once('data', (text: Buffer) => resolve(text.toString().trim()));
    });
    const port = await freePort();
    const driver = spawn(DRIVER, [`--port=${port}`], {
      stdio: 'ignore',
      // Containers forbid the sandbox of its processes; the pages are the tests' own.
      env: { ...process.env, DISPLAY: `:${number}`, WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1' },
    });
    children.push(driver);
    const call = callAt(`http://127.0.0.1:${port}`);
    await untilReady(() => call('GET', '/status'));
    const alwaysMatch = { 'webkitgtk:browserOptions': { binary: BROWSER, args: ['--automation'] } };
    const { sessionId } = (await call('POST', '/session', { capabilities: { alwaysMatch } })) as {
      sessionId: string;
    };
    const session = `/session/${sessionId}`;
    return {
      goto: (url) => call('POST', `${session}/url`, { url }),
      back: () => call('POST', `${session}/back`, {}),
      run: (body, ...args) =>
        call('POST', `${session}/execute/async`, {
          script: `const done = arguments[arguments.length - 1]; (async () => { ${body} })().then(done, (error) => done(String(error)));`,
          args,
        }),
      async close() {
        await call('DELETE', session).catch(() => {});
        end();
      },
    };
  } catch (error) {
    end();
    throw error;
  }
}

const callAt =
  (origin: string) =>
  async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const response = await fetch(`${origin}${path}`, {
      method,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const { value } = (await response.json()) as { value: unknown };
    if (!response.ok) throw new Error(`The driver refused ${path}: ${JSON.stringify(value)}`);
    return value;
  };

async function untilReady(ask: () => Promise<unknown>): Promise<void> {
  for (const end = Date.now() + START; ; ) {
    try {
      await ask();
      return;
    } catch (error) {
      if (Date.now() > end) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

import { fileURLToPath } from 'node:url';
import { build, defaultClientConditions } from 'vite';
import { listen } from './listen.ts';

const html = '<!doctype html><title>Harness</title><script type="module" src="/harness.js"></script>';

/** Path of the bare page in a sandbox. */
export const SANDBOXED = '/sandboxed';

/** Bundles the bare page and its worker from the packages' sources and serves them. */
export async function serveHarness(): Promise<{ url: string; close: () => Promise<void> }> {
  const [page, worker] = await Promise.all([bundle('harness'), bundle('worker')]);
  const scripts = new Map([
    ['/harness.js', page],
    ['/worker.js', worker],
  ]);
  const { origin, close } = await listen(({ url = '/' }, response) => {
    const script = scripts.get(url);
    response.setHeader('content-type', script === undefined ? 'text/html' : 'text/javascript');
    // A page with an opaque origin, for which the script is cross-origin: it cannot use any storage.
    if (url === SANDBOXED) response.setHeader('content-security-policy', 'sandbox allow-scripts');
    response.setHeader('access-control-allow-origin', '*');
    response.end(script ?? html);
  });
  return { url: `${origin}/`, close };
}

async function bundle(name: string): Promise<string> {
  const entry = fileURLToPath(new URL(`../harness/${name}.ts`, import.meta.url));
  const built = await build({
    configFile: false,
    logLevel: 'error',
    resolve: { conditions: ['@latchkey/source', ...defaultClientConditions] },
    build: {
      write: false,
      target: 'es2022',
      lib: { entry, formats: ['es'], fileName: name },
      rolldownOptions: { output: { codeSplitting: false } },
    },
  });
  if (!Array.isArray(built)) throw new Error(`The ${name} was not bundled.`);
  const chunk = built.flatMap(({ output }) => output).find(({ type }) => type === 'chunk');
  if (chunk?.type !== 'chunk') throw new Error(`The ${name} was not bundled.`);
  return chunk.code;
}

import { fileURLToPath } from 'node:url';
import { build, defaultClientConditions } from 'vite';
import { listen } from './listen.ts';

const html = (name: string) =>
  `<!doctype html><title>Harness</title><script type="module" src="/${name}.js"></script>`;

/** Answers each navigation itself, as that of an app that works offline. */
const serviceWorker = `
addEventListener('install', () => skipWaiting());
addEventListener('activate', (event) => event.waitUntil(clients.claim()));
addEventListener('fetch', (event) => {
  if (event.request.mode !== 'navigate') return;
  event.respondWith(new Response(${JSON.stringify(html('managed'))}, { headers: { 'content-type': 'text/html' } }));
});`;

/** Path of the bare page in a sandbox. */
export const SANDBOXED = '/sandboxed';

/** Bundles the bare page and its worker from the packages' sources and serves them. */
export async function serveHarness(): Promise<{ url: string; close: () => Promise<void> }> {
  const names = ['harness', 'managed', 'worker'] as const;
  const bundles = names.map(async (name) => [`/${name}.js`, await bundle(name)] as const);
  const scripts = new Map([...(await Promise.all(bundles)), ['/service-worker.js', serviceWorker]]);
  const { origin, close } = await listen(({ url = '/' }, response) => {
    const { pathname } = new URL(url, 'http://localhost');
    const script = scripts.get(pathname);
    response.setHeader('content-type', script === undefined ? 'text/html' : 'text/javascript');
    // A page with an opaque origin, for which the script is cross-origin: it cannot use any storage.
    if (url === SANDBOXED) response.setHeader('content-security-policy', 'sandbox allow-scripts');
    response.setHeader('access-control-allow-origin', '*');
    // Cuts the page off from its windows as soon as they show another site.
    if (pathname === '/managed') response.setHeader('cross-origin-opener-policy', 'same-origin');
    response.end(script ?? html(pathname === '/managed' ? 'managed' : 'harness'));
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

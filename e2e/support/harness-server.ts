import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { build, defaultClientConditions } from 'vite';

const entry = fileURLToPath(new URL('../harness/harness.ts', import.meta.url));
const html = '<!doctype html><title>Harness</title><script type="module" src="/harness.js"></script>';

/** Bundles the bare page from the packages' sources and serves it. */
export async function serveHarness(): Promise<{ url: string; close: () => Promise<void> }> {
  const script = await bundle();
  const server = createServer(({ url }, response) => {
    const isScript = url === '/harness.js';
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
    response.end(isScript ? script : html);
  });
  await new Promise<void>((listening) => server.listen(0, 'localhost', listening));
  // A TCP server has an address object, not a pipe's name.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://localhost:${port}/`,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

async function bundle(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    resolve: { conditions: ['@latchkey/source', ...defaultClientConditions] },
    build: {
      write: false,
      target: 'es2022',
      lib: { entry, formats: ['es'], fileName: 'harness' },
      rolldownOptions: { output: { codeSplitting: false } },
    },
  });
  if (!Array.isArray(built)) throw new Error('The harness was not bundled.');
  const chunk = built.flatMap(({ output }) => output).find(({ type }) => type === 'chunk');
  if (chunk?.type !== 'chunk') throw new Error('The harness was not bundled.');
  return chunk.code;
}

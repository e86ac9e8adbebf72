import { createServer } from 'node:http';
import { createSandbox } from '@latchkey/sandbox';
import { build } from 'esbuild';

/** Ours first, the limit last. */
export const contenders = ['latchkey', 'amplify', 'identity-js', 'network'];
export const person = { username: 'ann', password: 'Correct-horse-1!' };

/** A round trip: the network cost of a call. Milliseconds. */
const ROUND_TRIP = 80;

const listen = (handle) =>
  new Promise((resolve) => {
    const server = createServer(handle);
    server.listen(0, '127.0.0.1', () => resolve({ server, port: server.address().port }));
  });

const until = (time) => new Promise((resolve) => setTimeout(resolve, time - performance.now()));

/**
 * A pool that remembers devices, at a distance of one round trip: every response leaves that long after its request came in.
 * The pool's own computations are part of it, as far as they fit: they are the server's cost, not the client's.
 */
export async function servePool() {
  const sandbox = await createSandbox({
    users: [person],
    userPool: {
      deviceConfiguration: { challengeRequiredOnNewDevice: true, deviceOnlyRememberedOnUserPrompt: false },
    },
  });
  const { server, port } = await listen(async (request, response) => {
    const arrived = performance.now();
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    await until(arrived + ROUND_TRIP / 2);
    const { method, headers } = request;
    const answer = await sandbox.fetch(
      new Request(`http://127.0.0.1:${port}/`, {
        method,
        headers,
        ...(method === 'POST' && { body: Buffer.concat(chunks) }),
      }),
    );
    await until(arrived + ROUND_TRIP);
    response.writeHead(answer.status, Object.fromEntries(answer.headers));
    response.end(Buffer.from(await answer.arrayBuffer()));
  });
  const { userPoolId, clientId } = sandbox;
  return {
    config: { userPoolId, clientId, endpoint: `http://127.0.0.1:${port}/` },
    close: () => server.close(),
  };
}

/** One contender as a minified script. */
export async function bundle(contender) {
  const { outputFiles } = await build({
    entryPoints: [new URL(`contenders/${contender}.mjs`, import.meta.url).pathname],
    bundle: true,
    minify: true,
    format: 'iife',
    globalName: 'contender',
    define: { global: 'globalThis', 'process.env.NODE_ENV': '"production"' },
    write: false,
    logLevel: 'error',
  });
  return outputFiles[0].text;
}

/** A page for each contender: `/latchkey` contains only that one, as `contender`. */
export async function servePages() {
  const scripts = Object.fromEntries(
    await Promise.all(contenders.map(async (name) => [`/${name}.js`, await bundle(name)])),
  );
  const { server, port } = await listen(({ url }, response) => {
    const script = scripts[url];
    response.writeHead(200, { 'content-type': script ? 'text/javascript' : 'text/html' });
    response.end(script ?? `<!doctype html><title>x</title><script src="${url}.js"></script>`);
  });
  return { urlOf: (name) => `http://localhost:${port}/${name}`, close: () => server.close() };
}

import { readFile } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import { expect, test } from '@playwright/test';

// Requests of `@latchkey/cognito` to another origin, as the network sees them. While they have no cache mode, a browser sends
// a preflight before the first one only; and it answers no POST from its cache.

const DIST = new URL('../../packages/cognito/dist/', import.meta.url);
const CALLS = 4;

async function listen(listener: RequestListener): Promise<{ origin: string; server: Server }> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('No port.');
  return { origin: `http://127.0.0.1:${address.port}`, server };
}

const page = (
  endpoint: string,
) => `<!doctype html><title>calling</title><output></output><script type="module">
  import { createBareClient } from '/bare-client.js';
  import { getUser } from '/operations/get-user.js';
  const client = createBareClient({ endpoint: '${endpoint}', clientId: 'client', retry: false });
  const names = [];
  for (let call = 0; call < ${CALLS}; call += 1) {
    names.push((await getUser(client, { accessToken: 'token' })).username);
  }
  document.querySelector('output').textContent = names.join();
</script>`;

test('a page sends one preflight, and each call reaches the server @firefox', async ({ page: tab }) => {
  const seen: (string | undefined)[] = [];
  const api = await listen((request, response) => {
    seen.push(request.method);
    response.setHeader('access-control-allow-origin', '*');
    response.setHeader('access-control-allow-methods', 'POST');
    response.setHeader('access-control-allow-headers', 'content-type,x-amz-target');
    response.setHeader('access-control-max-age', '172800');
    // As cacheable as a response can be.
    response.setHeader('cache-control', 'public, max-age=3600, immutable');
    response.setHeader('content-location', '/');
    request.resume().on('end', () => response.end(`{"Username":"${seen.length}"}`));
  });
  const app = await listen((request, response) => {
    const path = request.url?.slice(1) ?? '';
    response.setHeader('content-type', path === '' ? 'text/html' : 'text/javascript');
    if (path === '') response.end(page(`${api.origin}/`));
    else
      readFile(new URL(path, DIST)).then(
        (file) => response.end(file),
        () => response.writeHead(404).end(),
      );
  });
  try {
    await tab.goto(app.origin);
    await expect(tab.locator('output')).not.toBeEmpty();
    const names = (await tab.locator('output').textContent())?.split(',');
    expect(new Set(names).size).toBe(CALLS);
    expect(seen).toEqual(['OPTIONS', ...Array<string>(CALLS).fill('POST')]);
  } finally {
    app.server.close();
    api.server.close();
  }
});

import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { listen } from '../support/listen.ts';

// Requests of `@latchkey/cognito` to another origin, as seen by the network. Without a cache mode, a browser sends a
// preflight before the first one only, and answers no POST from its cache.

const DIST = new URL('../../packages/cognito/dist/', import.meta.url);
const CALLS = 4;

/** A page whose script has `client`, `getUser` and `revokeToken`. */
const pageOf = (endpoint: string, script: string) => `<!doctype html><output></output><script type="module">
  import { createBareClient } from '/bare-client.js';
  import { getUser } from '/operations/get-user.js';
  import { revokeToken } from '/operations/revoke-token.js';
  const client = createBareClient({ endpoint: '${endpoint}', clientId: 'client', retry: false });
  ${script}
</script>`;

/**
 * An API, and an app at another origin; `seen` has the method and operation of each request that reached the API. Its preflights
 * wait for `leave`.
 */
async function serve(script: string, leave = Promise.resolve()) {
  const seen: string[] = [];
  const api = await listen((request, response) => {
    const operation = String(request.headers['x-amz-target'] ?? '').split('.')[1] ?? '';
    seen.push(`${request.method} ${operation}`.trim());
    response.setHeader('access-control-allow-origin', '*');
    response.setHeader('access-control-allow-methods', 'POST');
    response.setHeader('access-control-allow-headers', 'content-type,x-amz-target');
    response.setHeader('access-control-max-age', '172800');
    // As cacheable as a response can be.
    response.setHeader('cache-control', 'public, max-age=3600, immutable');
    response.setHeader('content-location', '/');
    const respond = () => response.end(`{"Username":"${seen.length}"}`);
    if (request.method === 'OPTIONS') void leave.then(respond);
    else request.resume().on('end', respond);
  });
  const app = await listen((request, response) => {
    const path = request.url?.slice(1) ?? '';
    response.setHeader('content-type', path.endsWith('.js') ? 'text/javascript' : 'text/html');
    if (path === '') response.end(pageOf(`${api.origin}/`, script));
    else if (path === 'elsewhere') response.end('<!doctype html><h1>Elsewhere</h1>');
    else
      readFile(new URL(path, DIST)).then(
        (file) => response.end(file),
        () => response.writeHead(404).end(),
      );
  });
  const close = () => Promise.all([app.close(), api.close()]);
  return { seen, url: app.origin, close };
}

test('a page sends one preflight, and each call reaches the server @firefox', async ({ page }) => {
  const { seen, url, close } = await serve(`
    const names = [];
    for (let call = 0; call < ${CALLS}; call += 1) {
      names.push((await getUser(client, { accessToken: 'token' })).username);
    }
    document.querySelector('output').textContent = names.join();
  `);
  try {
    await page.goto(url);
    await expect(page.locator('output')).not.toBeEmpty();
    const names = (await page.locator('output').textContent())?.split(',');
    expect(new Set(names).size).toBe(CALLS);
    expect(seen).toEqual(['OPTIONS', ...Array<string>(CALLS).fill('POST GetUser')]);
  } finally {
    await close();
  }
});

test('a token is revoked though the page goes away immediately', async ({ page }) => {
  let isGone = () => {};
  const gone = new Promise<void>((resolve) => {
    isGone = resolve;
  });
  const script = `
    revokeToken(client, { token: 'refresh' }, { keepalive: true });
    location.assign('/elsewhere');
  `;
  const { seen, url, close } = await serve(script, gone);
  try {
    await page.goto(url);
    await expect(page.getByRole('heading')).toHaveText('Elsewhere');
    expect(seen).toEqual(['OPTIONS']);
    isGone();
    await expect.poll(() => seen).toEqual(['OPTIONS', 'POST RevokeToken']);
  } finally {
    await close();
  }
});

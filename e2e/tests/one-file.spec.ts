// oxlint-disable eslint/no-empty-pattern -- Playwright reads the fixtures' names from such a pattern.
import { readFile } from 'node:fs/promises';
import type * as latchkey from '@latchkey/auth/standalone';
import { listen } from '../support/listen.ts';
import { ada, test as base, expect } from '../support/test.ts';

interface Site {
  readonly url: string;
  /** The paths requested by browsers. */
  readonly asked: string[];
}

/** The global of the pages and the service worker here. */
type WithLatchkey = typeof globalThis & { latchkey: typeof latchkey };

/** A file of the one-file build. */
const file = (name: string) =>
  readFile(new URL(name, import.meta.resolve('@latchkey/auth/standalone')), 'utf8');

/** A service worker that signs in on request, and answers with the view and whether its tabs can talk to one another. */
const SERVICE_WORKER = `
import { createAuth, waitFor } from './latchkey.js';
self.addEventListener('message', ({ data, ports: [port] }) => {
  const auth = createAuth(data.config);
  auth.ready()
    .then(() => {
      auth.actions.signIn(data.user);
      return waitFor(auth, ({ busy }) => !busy, { timeout: 60000 });
    })
    .then(async ({ view }) => port.postMessage({ view, channel: (await auth.getCapabilities()).channel }))
    .catch((error) => port.postMessage({ view: String(error) }));
});`;

const HTML = `<!doctype html><title>No bundler</title>
<script type="module">import * as latchkey from './latchkey.js'; globalThis.latchkey = latchkey;</script>`;

/** A site whose scripts were not bundled. */
const test = base.extend<{ site: Site }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures' names from this pattern.
  site: async ({}, use) => {
    const scripts = new Map([
      ['/latchkey.js', await file('latchkey.js')],
      ['/worker.js', await file('worker.js')],
      ['/service-worker.js', SERVICE_WORKER],
    ]);
    const asked: string[] = [];
    const { origin, close } = await listen(({ url = '/' }, response) => {
      asked.push(url);
      const script = scripts.get(url);
      response.setHeader('content-type', script === undefined ? 'text/html' : 'text/javascript');
      response.end(script ?? HTML);
    });
    await use({ url: `${origin}/`, asked });
    await close();
  },
});

const user = { username: ada.username, password: ada.password };

for (const isolation of [undefined, 'worker'] as const) {
  test(`a page without a bundler signs in with one file${isolation ? ', and its worker is a second one' : ''}`, async ({
    page,
    site,
    target,
  }) => {
    const { userPoolId, clientId, endpoint } = target;
    const config = { userPoolId, clientId, ...(endpoint && { endpoint }), ...(isolation && { isolation }) };
    await page.goto(site.url);
    await page.waitForFunction(() => 'latchkey' in globalThis);
    const view = await page.evaluate(
      async (given) => {
        const { createAuth, startWorker, waitFor } = (globalThis as WithLatchkey).latchkey;
        const auth = createAuth({ ...given.config, worker: startWorker });
        await auth.ready();
        auth.actions.signIn(given.user);
        return (await waitFor(auth, ({ busy }) => !busy, { timeout: 60_000 })).view;
      },
      { config, user },
    );
    expect(view).toBe('home');
    expect(site.asked.filter((path) => path.endsWith('.js'))).toEqual(
      isolation ? ['/latchkey.js', '/worker.js'] : ['/latchkey.js'],
    );
  });
}

test('a service worker, which can import nothing later, signs in and talks to the tabs', async ({
  page,
  site,
  target,
}) => {
  const { userPoolId, clientId, endpoint } = target;
  const config = { userPoolId, clientId, ...(endpoint && { endpoint }) };
  await page.goto(site.url);
  const result = await page.evaluate(
    async (given) => {
      await navigator.serviceWorker.register('/service-worker.js', { type: 'module' });
      const { active } = await navigator.serviceWorker.ready;
      const { port1, port2 } = new MessageChannel();
      const replied = new Promise<unknown>((resolve) => {
        port1.onmessage = ({ data }: MessageEvent<unknown>) => resolve(data);
      });
      active?.postMessage(given, [port2]);
      return replied;
    },
    { config, user },
  );
  expect(result).toEqual({ view: 'home', channel: true });
});

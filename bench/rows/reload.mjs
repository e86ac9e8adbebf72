import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';
import { build } from 'vite';
import { person, servePool } from '../../packages/auth/bench/journey/servers.mjs';
import { chromiumLaunch } from '../../scripts/chromium-launch.mjs';
import { serve } from '../serve.mjs';
import { longestTask, slowDown } from '../tasks.mjs';

const auth = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'packages', 'auth');

const entry = (imports, option) => `import { createAuth } from '${auth}/dist/index.js';
${imports}
performance.mark('the app');
const start = performance.now();
globalThis.auth = createAuth({ ...globalThis.config${option} });
globalThis.opened = globalThis.auth.ready().then(({ view }) => ({ view, milliseconds: performance.now() - start }));`;

/** An app that Vite builds, as its files. */
async function app(code) {
  const { output } = await build({
    configFile: false,
    root: auth,
    logLevel: 'error',
    worker: { format: 'es' },
    plugins: [
      {
        name: 'app',
        resolveId: (id) => (id === 'app' ? id : null),
        load: (id) => (id === 'app' ? code : null),
      },
    ],
    build: { write: false, rolldownOptions: { input: 'app' } },
  });
  const files = new Map(
    output.map((file) => [`/${file.fileName}`, file.type === 'chunk' ? file.code : file.source]),
  );
  const { fileName } = output.find((file) => file.type === 'chunk' && file.isEntry);
  return { files, fileName };
}

async function serveApp(code, config) {
  const { files, fileName } = await app(code);
  files.set(
    '/index.html',
    `<!doctype html><title>x</title><script>globalThis.config = ${JSON.stringify(config)}</script>
<script type="module" src="/${fileName}"></script>`,
  );
  return serve(async (path) => {
    const file = files.get(path);
    if (file === undefined) throw new Error('There is no such file.');
    return file;
  });
}

/** Opens an app in a browser of its own, signed in. */
async function signedIn(url) {
  const browser = await chromium.launch(chromiumLaunch);
  const page = await browser.newPage();
  const throttle = await slowDown(page);
  const opened = () => page.evaluate(() => globalThis.opened);
  const settle = () => page.waitForTimeout(1_000);
  const load = async () => {
    await page.goto(url);
    return opened();
  };
  const loadTasks = async (rate) => {
    await throttle(rate);
    const longest = await longestTask(
      page,
      async () => {
        await load();
        await settle();
      },
      'the app',
    );
    await throttle(1);
    return longest;
  };
  const signIn = async () => {
    await page.evaluate(
      (credentials) =>
        new Promise((resolve, reject) => {
          globalThis.auth.subscribe(({ view, fault }) => {
            if (view === 'home') resolve();
            else if (fault) reject(new Error(fault.code));
          });
          globalThis.auth.actions.signIn(credentials);
        }),
      person,
    );
    await settle();
  };
  const restore = async (rate) => {
    await throttle(rate);
    const { view, milliseconds } = await load();
    if (view !== 'home') throw new Error(`The page opened with ${view}.`);
    await throttle(1);
    return milliseconds;
  };
  return { load, loadTasks, signIn, restore, settle, close: () => browser.close() };
}

/** The start of a page of an app that Vite built: with and without a session, on the page and in its worker. */
export async function reload(note) {
  note('Reloads, with and without a worker');
  const pool = await servePool();
  const apps = [
    await serveApp(entry('', ''), pool.config),
    await serveApp(
      entry(
        `import { startWorker } from '${auth}/dist/isolation/start-worker.js';`,
        ", isolation: 'worker', worker: startWorker",
      ),
      pool.config,
    ),
  ];
  const opened = [];
  try {
    for (const { url } of apps) opened.push(await signedIn(url));
    const [plain, worker] = opened;
    await plain.load();
    await plain.settle();
    const first = [];
    for (let run = 0; run < 5; run += 1) first.push(await plain.loadTasks(6));
    for (const one of opened) {
      await one.load();
      await one.signIn();
    }
    const times = { plain1: [], worker1: [], plain4: [], worker4: [] };
    for (let run = 0; run < 15; run += 1) {
      for (const rate of [1, 4]) {
        times[`plain${rate}`].push(await plain.restore(rate));
        times[`worker${rate}`].push(await worker.restore(rate));
      }
    }
    const again = [];
    for (let run = 0; run < 5; run += 1) again.push(await plain.loadTasks(6));
    const isolated = (rate, speed) => ({
      what: `who is signed in after a reload, isolation: 'worker', CPU ${speed}`,
      unit: 'ms',
      ours: times[`worker${rate}`],
      against: { name: 'without a worker', numbers: times[`plain${rate}`] },
      most: 1.5,
    });
    return [
      isolated(1, '1x'),
      isolated(4, '4x slower'),
      { what: 'longest task of a page that loads, CPU 6x slower', unit: 'ms', ours: first, most: 50 },
      { what: 'longest task of a reload, signed in, CPU 6x slower', unit: 'ms', ours: again, most: 50 },
    ];
  } finally {
    for (const { close } of [...opened, ...apps, pool]) await close();
  }
}

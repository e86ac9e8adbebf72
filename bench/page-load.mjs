/**
 * How long a sign-in page takes to load on a slow phone: the demo with its own sandbox, beside the Authenticator of Amplify UI in an
 * empty app. `pnpm bench:page-load`, with the number of runs behind it. It installs Amplify UI from npm in a temporary folder, and
 * removes that at the end. 4 times slower CPU, 1.6 Mbit/s, 150 ms, brotli; medians of runs in turns.
 */
import { spawnSync } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { chromium } from 'playwright';
import { chromiumLaunch } from '../scripts/chromium-launch.mjs';

const runs = Number(process.argv[2] ?? 5);
const root = new URL('..', import.meta.url).pathname;

const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css' };

/** Serves a folder with brotli, compressed once. */
async function serve(folder) {
  const packed = new Map();
  const answer = async ({ url = '/' }, response) => {
    const { pathname } = new URL(url, 'http://localhost');
    const file = join(folder, pathname === '/' ? 'index.html' : pathname);
    const type = TYPES[extname(file)];
    response.setHeader('content-type', type ?? 'application/octet-stream');
    if (type === undefined) {
      createReadStream(file)
        .on('error', () => response.writeHead(404).end())
        .pipe(response);
      return;
    }
    try {
      if (!packed.has(file)) packed.set(file, brotliCompressSync(await readFile(file)));
      response.setHeader('content-encoding', 'br');
      response.end(packed.get(file));
    } catch {
      response.writeHead(404).end();
    }
  };
  const server = createServer((request, response) => {
    void answer(request, response);
  });
  await new Promise((resolve) => server.listen(0, 'localhost', resolve));
  return { url: `http://localhost:${server.address().port}/`, close: () => server.close() };
}

/** The smallest app with Amplify UI's Authenticator, built by Vite. */
async function buildAmplify(folder) {
  const run = (command, ...args) => {
    const { status, stderr } = spawnSync(command, args, { cwd: folder, encoding: 'utf8' });
    if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed: ${stderr}`);
  };
  await mkdir(join(folder, 'src'));
  await writeFile(join(folder, 'package.json'), '{"private":true,"type":"module"}');
  await writeFile(
    join(folder, 'index.html'),
    '<!doctype html><div id="root"></div><script type="module" src="/src/main.js"></script>',
  );
  await writeFile(
    join(folder, 'src', 'main.js'),
    `import { Amplify } from 'aws-amplify';
import { Authenticator } from '@aws-amplify/ui-react';
import '@aws-amplify/ui-react/styles.css';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
Amplify.configure({ Auth: { Cognito: { userPoolId: 'eu-central-1_AbC123', userPoolClientId: 'c' } } });
createRoot(document.getElementById('root')).render(createElement(Authenticator));`,
  );
  run(
    'npm',
    'install',
    '--no-audit',
    '--no-fund',
    '@aws-amplify/ui-react',
    'aws-amplify',
    'react@19',
    'react-dom@19',
    'vite@8',
  );
  run('npx', 'vite', 'build');
  return join(folder, 'dist');
}

async function load(browser, { url, shown }) {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 150,
    downloadThroughput: 1.6e6 / 8,
    uploadThroughput: 750e3 / 8,
  });
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  let requests = 0;
  page.on('request', () => {
    requests += 1;
  });
  await page.addInitScript(() => {
    globalThis.shift = 0;
    new PerformanceObserver((list) => {
      for (const { value, hadRecentInput } of list.getEntries())
        if (!hadRecentInput) globalThis.shift += value;
    }).observe({ type: 'layout-shift', buffered: true });
  });
  const start = performance.now();
  await page.goto(url, { waitUntil: 'commit' });
  await page.waitForSelector(shown);
  const atShown = requests;
  const time = performance.now() - start;
  // What comes behind it may still move the page.
  await page.waitForLoadState('networkidle');
  const shift = await page.evaluate(() => globalThis.shift);
  await context.close();
  return { time, requests: atShown, shift };
}

const median = (numbers) => numbers.toSorted((one, other) => one - other)[numbers.length >> 1];

const folder = await mkdtemp(join(tmpdir(), 'latchkey-page-load-'));
const servers = [];
try {
  servers.push(await serve(join(root, 'apps', 'demo', 'dist')), await serve(await buildAmplify(folder)));
  const [demo, amplify] = servers.map(({ url }) => url);
  const pages = [
    { name: 'the demo, first page', url: demo, shown: 'main h1' },
    {
      name: 'the demo, a pool that the URL names',
      url: `${demo}?userPoolId=eu-central-1_AbC123&clientId=c`,
      shown: 'main h1',
    },
    { name: 'Amplify UI, Authenticator', url: amplify, shown: 'input[name="password"]' },
  ];
  const browser = await chromium.launch(chromiumLaunch);
  const results = new Map(pages.map(({ name }) => [name, []]));
  for (let run = 0; run < runs; run += 1) {
    for (const page of pages) results.get(page.name).push(await load(browser, page));
  }
  await browser.close();
  for (const [name, loads] of results) {
    const of = (key) => median(loads.map((one) => one[key]));
    process.stdout.write(
      `${name}: shown after ${Math.round(of('time'))} ms, ${of('requests')} requests until then, CLS ${of('shift').toFixed(3)}\n`,
    );
  }
} finally {
  for (const { close } of servers) close();
  await rm(folder, { recursive: true, force: true });
}

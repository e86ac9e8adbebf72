import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';
import { chromiumLaunch } from '../../scripts/chromium-launch.mjs';
import { serveFolder } from '../serve.mjs';
import { slowDown } from '../tasks.mjs';

const demo = fileURLToPath(new URL('../../apps/demo/dist', import.meta.url));

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

/** Clicks "Sign in" on the demo's first page as soon as it is there, and notes when each page is shown. */
function watch() {
  const seen = { shift: 0 };
  globalThis.seen = seen;
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput } of list.getEntries()) if (!hadRecentInput) seen.shift += value;
  }).observe({ type: 'layout-shift', buffered: true });
  new MutationObserver(() => {
    if (document.querySelector('h1')) seen.first ??= performance.now();
    if (document.querySelector('input[type="password"]')) seen.form ??= performance.now();
    const button = seen.hasClicked ? null : document.querySelector('.landing button');
    if (!button) return;
    seen.hasClicked = true;
    button.click();
  }).observe(document, { childList: true, subtree: true });
}

async function load(browser, url) {
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
  await (await slowDown(page))(4);
  await page.addInitScript(watch);
  const requests = [];
  page.on('request', (request) => requests.push(request));
  await page.goto(url, { waitUntil: 'commit' });
  await page.waitForFunction(() => globalThis.seen.form);
  // What comes behind it may still move the page.
  await page.waitForLoadState('networkidle');
  const { seen, origin } = await page.evaluate(() => ({
    seen: globalThis.seen,
    origin: performance.timeOrigin,
  }));
  const before = requests.filter((request) => request.timing().startTime < origin + seen.form);
  const result = { ...seen, requests: before.length };
  await context.close();
  return result;
}

/** The demo's sign-in form, beside that of Amplify UI in an empty app. */
export async function pageLoad(note, runs = 7) {
  note('Installing Amplify UI in a temporary folder');
  const folder = await mkdtemp(join(tmpdir(), 'latchkey-page-load-'));
  const servers = [];
  const browser = await chromium.launch(chromiumLaunch);
  try {
    servers.push(await serveFolder(demo), await serveFolder(await buildAmplify(folder)));
    const [{ url: own }, { url: amplify }] = servers;
    const pages = {
      showcase: own,
      named: `${own}?userPoolId=eu-central-1_AbC123&clientId=c`,
      amplify,
    };
    const loads = { showcase: [], named: [], amplify: [] };
    for (let run = 0; run < runs; run += 1) {
      note(`Sign-in pages, ${run + 1} of ${runs}`);
      for (const [name, url] of Object.entries(pages)) loads[name].push(await load(browser, url));
    }
    const of = (name, key) => loads[name].map((one) => one[key]);
    const rows = (name, what) => [
      {
        what: `${what}, sign-in form shown`,
        unit: 'ms',
        ours: of(name, 'form'),
        against: { name: 'Amplify UI', numbers: of('amplify', 'form') },
        most: 1,
      },
      { what: `${what}, requests before the form`, unit: '', ours: of(name, 'requests'), most: 8 },
      { what: `${what}, layout shift`, unit: '', ours: of(name, 'shift'), most: 0.02 },
    ];
    return [
      ...rows('named', 'demo, a pool elsewhere'),
      ...rows('showcase', 'demo, a pool of its own in a worker'),
      { what: 'demo, its first page shown', unit: 'ms', ours: of('showcase', 'first') },
    ];
  } finally {
    await browser.close();
    for (const { close } of servers) close();
    await rm(folder, { recursive: true, force: true });
  }
}

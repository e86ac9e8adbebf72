import type { ManagedAuth } from '@latchkey/auth/managed-login';
import type { SandboxPool } from '@latchkey/sandbox';
import type { Page, TestInfo } from '@playwright/test';
import { startDevServer } from '../support/dev-server.ts';
import type { Target } from '../support/target.ts';
import { ada, expect, test } from '../support/test.ts';

declare global {
  interface Window {
    /** Every Auth that the page has made. */
    auths: ManagedAuth[];
    /** What was told to the app: `returnTo`, and the code of a fault. */
    told: unknown[];
  }
}

const optionsOf = (pool: SandboxPool, { userPoolId, clientId, endpoint }: Target) => `{
  ...${JSON.stringify({ userPoolId, clientId, endpoint, domain: pool.domain })},
  redirectUri: location.origin + '/',
  onReturn: ({ returnTo, fault }) => window.told.push([returnTo, fault?.code ?? null]),
}`;

const begin = `
import { createAuth } from '@latchkey/auth/managed-login';
window.auths ??= [];
window.told ??= [];
`;

const strictApp = (options: string) => `${begin}
import { createElement, StrictMode, useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';

function App() {
  const [state, setState] = useState(null);
  useEffect(() => {
    const auth = createAuth(${options});
    window.auths.push(auth);
    const end = auth.subscribe(setState);
    setState(auth.getState());
    return () => {
      end();
      auth.dispose();
    };
  }, []);
  const leave = () => state.signInWithRedirect({ returnTo: '/notes' });
  return [
    createElement('output', { key: 1 }, state?.view),
    createElement('button', { key: 2, onClick: leave }, 'Leave'),
  ];
}
createRoot(document.getElementById('root')).render(createElement(StrictMode, null, createElement(App)));
`;

const hotModule = (options: string) => `${begin}
const auth = createAuth(${options});
window.auths.push(auth);
const root = document.getElementById('root');
root.innerHTML = '<output></output><button>Leave</button>';
const show = () => (root.firstChild.textContent = auth.getState().view);
auth.subscribe(show);
show();
root.lastChild.onclick = () => auth.actions.signInWithRedirect({ returnTo: '/notes' });
import.meta.hot.accept();
import.meta.hot.dispose(() => auth.dispose());
`;

async function startApp(code: string, pool: SandboxPool, target: Target, info: TestInfo) {
  const server = await startDevServer(code, info.outputPath('vite'));
  pool.configureClient(target.clientId, { callbackURLs: [server.url] });
  return server;
}

const view = (page: Page) => page.locator('output');

async function passPages(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await expect(view(page)).toHaveText('signedOut');
  await page.getByRole('button', { name: 'Leave' }).click();
  await page.getByLabel('Username').fill(ada.username);
  await page.getByLabel('Password').fill(ada.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

const seen = (page: Page) => page.evaluate(() => ({ auths: window.auths.length, told: window.told }));

test('a component that makes its Auth in an effect, under StrictMode, exchanges the code once', async ({
  page,
  pool,
  target,
}, info) => {
  const server = await startApp(strictApp(optionsOf(pool, target)), pool, target, info);
  await passPages(page, server.url);
  await expect(view(page)).toHaveText('home');
  // React has run the effect twice.
  expect(await seen(page)).toEqual({ auths: 2, told: [['/notes', null]] });
  expect(pool.journal.count('/oauth2/token')).toBe(1);
  expect(page.url()).toBe(server.url);
  await server.close();
});

test('a module that is replaced while the code is exchanged, and after it, exchanges it once', async ({
  page,
  pool,
  target,
}, info) => {
  const server = await startApp(hotModule(optionsOf(pool, target)), pool, target, info);
  const fault = pool.faults.add({ kind: 'hold', operation: '/oauth2/token', times: 1 });
  await passPages(page, server.url);
  await expect.poll(() => pool.journal.count('/oauth2/token')).toBe(1);
  await server.replace();
  await expect(view(page)).toHaveText('signedOut');
  fault.release();
  await expect(view(page)).toHaveText('home');
  expect(await seen(page)).toEqual({ auths: 2, told: [['/notes', null]] });
  await server.replace();
  await expect.poll(() => seen(page)).toMatchObject({ auths: 3 });
  await expect(view(page)).toHaveText('home');
  expect(pool.journal.count('/oauth2/token')).toBe(1);
  await server.close();
});

import { readFile } from 'node:fs/promises';
import { type Auth, createAuth, waitFor } from '@latchkey/auth';
import { createSandbox } from '@latchkey/sandbox';
import { serveSandbox } from '@latchkey/sandbox/node';
import ts from 'typescript';
import { afterEach, expect, it, vi } from 'vitest';

afterEach(() => vi.unstubAllGlobals());

/** The recipe of the page, with its control API at another URL. */
async function recipe(origin: string): Promise<string> {
  const page = await readFile(new URL('../pages/recipes/testing.md', import.meta.url), 'utf8');
  const code = /^```ts\n(\/\/\/ <reference types="cypress"[\s\S]*?)^```$/m.exec(page)?.[1] ?? '';
  const options = { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext };
  return ts
    .transpileModule(code, { compilerOptions: options })
    .outputText.replace('http://localhost:4599', origin);
}

/** A stand-in for Cypress: it makes real requests, and signs in when the recipe opens the app. */
function standIn() {
  const typed: string[] = [];
  let auth: Auth | undefined;
  let work: Promise<unknown> = Promise.resolve();
  const element = () => ({
    should: () => undefined,
    type: (text: string) => {
      typed.push(text.replace('{enter}', ''));
    },
  });
  const send = async (method: string, url?: string, body?: unknown) => {
    // The browser has signed in meanwhile.
    if (auth) await waitFor(auth, 'emailCode');
    const init = { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
    const response = await (url === undefined ? fetch(method) : fetch(url, init));
    if (!response.ok) throw new Error(`${response.status} ${response.url}`);
    return { body: (await response.json()) as unknown };
  };
  const cy = {
    get: element,
    contains: element,
    request: (method: string, url?: string, body?: unknown) => {
      const response = work.then(() => send(method, url, body));
      work = response;
      return response;
    },
    visit: (address: string) => {
      const query = new URL(address, 'http://localhost').searchParams;
      const of = (name: string) => query.get(name) ?? '';
      auth = createAuth({ userPoolId: of('pool'), clientId: of('client'), endpoint: of('endpoint') });
      auth.actions.signIn({ username: 'ada', password: 'Difference-Engine-1' });
    },
  };
  const finish = async () => {
    for (let before: Promise<unknown> | undefined; before !== work; ) {
      before = work;
      await before;
    }
    if (auth === undefined) throw new Error('The recipe has not opened the app.');
    return { auth, code: typed.at(-1) ?? '' };
  };
  return { cy, finish };
}

// Cypress itself is not run: its browser is not an npm package.
it('the calls that the Cypress recipe makes lead to the code that was sent', async () => {
  const served = await serveSandbox(await createSandbox({}));
  const { cy, finish } = standIn();
  vi.stubGlobal('cy', cy);
  vi.stubGlobal('it', (_name: string, test: () => void) => test());
  await import(`data:text/javascript,${encodeURIComponent(await recipe(new URL(served.controlUrl).origin))}`);
  const { auth, code } = await finish();
  auth.actions.submitCode(code);
  expect((await waitFor(auth, 'home')).user.username).toBe('ada');
  auth.dispose();
  await served.close();
});
